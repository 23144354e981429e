from json import loads

import yaml


def read(text):
    yaml.dump(text)
    return loads(text)
