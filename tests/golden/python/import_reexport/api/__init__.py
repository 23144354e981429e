from .v2 import Client
from .v2 import connect as open_client
