class Client:
    def send(self):
        pass


def connect():
    return Client()
