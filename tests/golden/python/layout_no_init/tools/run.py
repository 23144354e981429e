import helper
from helper import help_out


def main():
    help_out()
    helper.help_out()
