def loads(text):
    return text


def dump(text):
    return loads(text)
