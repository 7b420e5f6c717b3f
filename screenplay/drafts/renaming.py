"""New names in old words.

Enters: what everybody was called and is called now. Leaves: whether two texts say the same when
somebody's new name, and the way quotes are set, make no difference.
"""

import re
from collections.abc import Mapping

from screenplay.drafts.likeness import typed_plainly


class Renaming:
    """The characters' new names."""

    def __init__(self, then: Mapping[str, str], now: Mapping[str, str]) -> None:
        """`then` and `now` are names by character id."""
        self._names = {
            _folded(name): _folded(now[who])
            for who, name in then.items()
            if who in now and now[who] != name
        }
        longest = sorted(self._names, key=lambda name: (-len(name), name))
        told = "|".join(re.escape(name) for name in longest)
        self._pattern = re.compile(rf"(?<!\w)(?:{told})(?!\w)") if told else None

    def same(self, then: str, now: str) -> bool:
        """Whether the words are the same; capitals may differ where a name was replaced."""
        before, after = typed_plainly(then), typed_plainly(now)
        if before == after or self._pattern is None:
            return before == after
        renamed, names = self._pattern.subn(lambda found: self._names[found.group()], _folded(then))
        return names > 0 and renamed == after.casefold()


def _folded(name: str) -> str:
    return typed_plainly(name).casefold()
