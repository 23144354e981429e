from __future__ import annotations
import os
import os.path
import numpy as np, a.b.c as abc
from . import sibling
from .. import parent as up
from ...far.away import *
from package.module import name, other as alias
from package import (
    one,
    two as two,
)
import typing

if typing.TYPE_CHECKING:
    from types_only import Only

try:
    import json
except ImportError:
    import simplejson as json

plugin = importlib.import_module(".plugin", __package__)


def late():
    import threading
    return threading.Thread


__all__ = ["name", "late"]
__all__ += ["one"]
