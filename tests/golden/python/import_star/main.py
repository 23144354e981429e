from lib import *

public()
low()
_private()
