from native import make


def main():
    make(1).use()
