class Config:
    limit = 10
    handlers = []


class Local(Config):
    limit = 20


def main():
    print(Config.limit)
    print(Local.limit)
    print(Local().handlers)
    Config.limit = 5
