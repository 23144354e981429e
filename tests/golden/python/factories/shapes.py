class Circle:
    def draw(self):
        pass


class Square:
    def draw(self):
        pass


class Factory:
    def circle(self):
        return Circle()

    def any(self, kind):
        if kind:
            return Circle()
        return Square()
