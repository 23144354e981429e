class Request:
    def path(self):
        pass


class Special(Request):
    def extra(self):
        pass


class Handler:
    def handle(self, request: Request, times: int = 1) -> None:
        request.path()

    def free(self, request):
        request.path()


class Child(Handler):
    def handle(self, request, times=2):
        request.path()

    def free(self, request):
        request.path()


class Grandchild(Child):
    def handle(self, request: Special, times=3):
        request.extra()


class Stranger:
    def handle(self, request):
        request.path()
