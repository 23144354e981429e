try:
    from fast import work
except ImportError:
    from slow import work

try:
    import ujson as json
except ImportError:
    import json

if True:
    import fast as engine
else:
    import slow as engine


def main():
    work()
    json.loads("")
    engine.work()
