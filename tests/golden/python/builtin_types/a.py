class Registry:
    def append(self, x):
        pass

    def get(self, key):
        pass

    def format(self):
        pass

    def items(self):
        pass

    def read(self):
        pass

    def join(self, x):
        pass


def values():
    return [1, 2]


def main(path, unknown):
    "{}".format(1)
    ", ".join([])
    f"{path}".format()
    [].append(1)
    {}.get("a")
    values().append(3)
    with open(path) as f:
        f.read()
    str(path).format()
    dict().items()
    for k, v in {"a": 1}.items():
        k.format()
    "a b".split()[0].format()
    (path or "").format()
    unknown.get("a")
    b"".join([])
    sorted([1]).append(2)
    list(path).append(1)
    Registry().get("a")
