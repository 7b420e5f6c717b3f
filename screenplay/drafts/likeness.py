"""How alike two texts are, where one may be the other reworded.

Enters: texts. Leaves: a share from 0 to 1. Words and groups of three letters are both compared:
words see a phrase replaced, letters see a typing error, an ending, a name grown longer, and scripts
that put no blanks between words.
"""

import re
from functools import cached_property

_WORD = re.compile(r"\w+")
SHORT_BYTES = 24  # "You should go to sleep." is the shortest text that proves something by itself


_TYPOGRAPHY = str.maketrans("‘’“”‐‑", "''\"\"--")


def typed_plainly(text: str) -> str:
    """`text` with straight quotes and single blanks: how it is set is no matter of words."""
    return " ".join(text.translate(_TYPOGRAPHY).split())


class Wording:
    """A text prepared for comparison, once; time and memory linear in its length."""

    def __init__(self, text: str) -> None:
        self.text = typed_plainly(text)
        self.short = len(self.text.encode("utf-8", "surrogatepass")) < SHORT_BYTES

    @cached_property
    def folded(self) -> str:
        """The text without capitals."""
        return self.text.casefold()

    @cached_property
    def words(self) -> frozenset[str]:
        """Its words."""
        return frozenset(_WORD.findall(self.folded))

    @cached_property
    def letters(self) -> frozenset[str]:
        """Its groups of three letters, blanks counted, the ends marked."""
        marked = f" {self.folded} "
        return frozenset(marked[at : at + 3] for at in range(len(marked) - 2))

    @property
    def marks(self) -> frozenset[str]:
        """What it may be known by among others: words and groups of letters."""
        return self.words | self.letters

    def like(self, other: "Wording") -> float:
        """Dice's coefficient over words or over letters, whichever finds more; 1 when equal."""
        if self.folded == other.folded:
            return 1.0
        return max(_dice(self.words, other.words), _dice(self.letters, other.letters))


def _dice(a: frozenset[str], b: frozenset[str]) -> float:
    return 2 * len(a & b) / (len(a) + len(b)) if a or b else 0.0
