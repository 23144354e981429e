from typing import Dict, List, Optional, Union


class Item:
    def price(self):
        pass


class Service:
    def price(self):
        pass


def plain(item: Item):
    item.price()


def late(item: "Item"):
    item.price()


def maybe(item: Optional[Item], other: Item | None = None):
    item.price()
    other.price()


def either(thing: Union[Item, Service]):
    thing.price()


def each(items: List[Item], by_name: Dict[str, Service]):
    for item in items:
        item.price()
    items[0].price()
    for name, service in by_name.items():
        service.price()
    by_name["x"].price()
