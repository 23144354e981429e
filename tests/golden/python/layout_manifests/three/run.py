from gamma.deep.leaf import run


def main():
    run()
