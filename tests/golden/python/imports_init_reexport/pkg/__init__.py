from .core import shared, original as renamed
from .stars import *
