def area():
    return 1


def early():
    return area()


first = area()


def area():
    return 2


second = area()
