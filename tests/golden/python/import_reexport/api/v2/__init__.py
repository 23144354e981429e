from .client import Client, connect
