def f():
    pass


def g():
    pass


def h():
    pass


def never():
    pass


def build(d):
    d["h"] = h


def main(k):
    d = {"f": f}
    d["g"] = g
    build(d)
    d["f"]()
    d["g"]()
    d["h"]()
    d.get("f")()
    nested = {"in": {"f": f, "x": never}}
    nested["in"]["f"]()
    d.update({"u": g})
    d["u"]()
    for name, function in {"one": f}.items():
        function()
    for function in {"one": g}.values():
        function()
    numbers = {1: f, 2: g}
    numbers[1]()
    made = dict(a=f, b=g)
    made["b"]()
