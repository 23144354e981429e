from .shape import Circle
