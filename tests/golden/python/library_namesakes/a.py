import re


class Index:
    def append(self, x):
        pass

    def match(self, text):
        pass

    def get(self, key):
        pass

    def join(self, parts):
        pass


def main(text):
    pattern = re.compile("x")
    pattern.match(text)
    names = []
    names.append(text)
    {}.get(text)
    ", ".join(names)
    open(text).read()
