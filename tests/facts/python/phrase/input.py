"""Texts that phrase search has to find."""
MESSAGE = "the quick brown fox"
QUERY = """
    SELECT name FROM users
    WHERE id = %s
"""


def fail(code):
    # the phrase stands in a comment, too: out of memory
    raise ValueError(f"cannot open {path(code)!r} for reading" "and writing")


short = ""
data = b"raw bytes"
