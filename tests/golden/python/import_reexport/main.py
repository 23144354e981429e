from api import Client, open_client
import api


def main():
    Client().send()
    open_client().send()
    api.Client().send()
