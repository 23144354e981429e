import plugins.csv_reader
from plugins import csv_reader


def main():
    plugins.csv_reader.read()
    csv_reader.read()
