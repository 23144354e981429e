import importlib
from importlib import import_module


def main(name):
    module = importlib.import_module("plugins.one")
    module.start()
    import_module("plugins.one").start()
    import_module(name).start()
