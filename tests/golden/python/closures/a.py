def multiplier(n):
    def times(m):
        return n * m

    return times


def main():
    double = multiplier(2)
    double(4)
    multiplier(3)(5)
