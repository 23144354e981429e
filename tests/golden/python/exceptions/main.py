from errors import AppError


def fail():
    raise AppError("x")


def main():
    try:
        fail()
    except AppError as error:
        error.code()
