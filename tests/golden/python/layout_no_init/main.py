from tools.helper import help_out
import tools.run


def main():
    help_out()
    tools.run.main()
