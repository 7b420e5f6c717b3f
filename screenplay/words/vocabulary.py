"""Word lists typed as text.

Enters: words separated by blanks. Leaves: the set of them.
"""


def vocabulary(text: str) -> frozenset[str]:
    """The words of `text`."""
    return frozenset(text.split())
