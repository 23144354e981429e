from app.calc import Calculator, add
from helpers import build


def test_add():
    assert add(build(), 2) == 3


class TestCalculator:
    def test_total(self):
        assert Calculator().total() == 3
