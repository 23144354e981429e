from pkg import Circle
from pkg.shape import dump as show


def main() -> None:
    c = Circle(2.0)
    print(show(c), c.area())


if __name__ == "__main__":
    main()
