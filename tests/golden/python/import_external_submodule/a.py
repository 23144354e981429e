import os.path
import xml.etree.ElementTree as ET
from concurrent.futures import ThreadPoolExecutor as Pool


def main(p):
    os.path.join(p, "x")
    ET.parse(p)
    with Pool() as pool:
        pool.submit(main)
