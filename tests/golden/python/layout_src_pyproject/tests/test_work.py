from thing.work import run


def test_run():
    run()
