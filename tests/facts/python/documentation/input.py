# A comment about nothing in particular.

"""The module's documentation.

Second paragraph.
"""

# Documents LIMIT.
# In two lines.
LIMIT: int = 10


# Above a function
def documented(x):
    '''Says what it does.

        Indented by four more.
    '''
    # a comment inside
    return x


class Thing:
    """A thing."""

    size = 1  # behind a field, documents nothing

    def method(self):
        "One line."
