import config
from config import handler
import other


def setup():
    config.extra = other.special


def main():
    config.handler()
    handler()
    config.table["a"]()
    config.extra()
    getattr(config, "default")()
