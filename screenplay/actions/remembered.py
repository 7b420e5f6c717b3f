"""Things that a scene keeps in mind: what IT may mean.

Enters: a sentence's tokens and its deeds. Leaves: nouns told of, most recent first, and those of
them that somebody handled.
"""

from collections.abc import Sequence

from screenplay.actions.nouns import is_somebody
from screenplay.actions.tokens import Token
from screenplay.scene_graph import Deed
from screenplay.words.lexicon import BE, DETERMINERS, FORMS, PREPOSITIONS, Form
from screenplay.words.things import BODY, HANDHELD, NEVER_MEANT

_UNMEANT = BODY | NEVER_MEANT
_CLOSING = BE | PREPOSITIONS
_REMEMBERED = 6  # things that a scene keeps in mind
Things = tuple[str, ...]


def remembered(
    tokens: Sequence[Token], deeds: Sequence[Deed], things: Things, held: Things
) -> tuple[Things, Things]:
    """`things` and those `held`, after a sentence with these deeds."""
    subject = told_of(tokens)
    found = [subject] if subject is not None else []
    nouns = [
        noun
        for deed in reversed(deeds)
        for noun in (deed.prop, deed.target)
        if noun and not noun.startswith("ch-") and noun not in _UNMEANT
    ]
    named = [t.low for t in reversed(tokens[1:]) if t.low in HANDHELD] if not deeds else []
    props = [deed.prop for deed in deeds if deed.prop]
    if not (found or nouns or named or props):
        return things, held
    after = tuple(dict.fromkeys((*found, *nouns, *named, *things)))[:_REMEMBERED]
    return after, tuple(dict.fromkeys((*props, *held)))[:_REMEMBERED]


def told_of(tokens: Sequence[Token]) -> str | None:
    """The thing that a sentence opens with: THE VAN rolls, ONE PANCAKE is left."""
    opened = len(tokens) > 1 and tokens[0].low in DETERMINERS - {"his", "her", "their", "its"}
    if not opened or tokens[1].mention is not None:
        return None
    words: list[str] = []
    for token in tokens[1:6]:
        form = FORMS.get(token.low)
        plural = token.low.endswith("s") and not token.low.endswith("ss")
        acts = bool(words) and (plural or (form is not None and form.form is Form.THIRD))
        if token.mention is not None:
            return None
        if acts or token.low in _CLOSING or not token.low[:1].isalpha():
            break
        words.append(token.low)
    noun = words[-1] if words else None
    return None if (noun and is_somebody(noun)) or noun in NEVER_MEANT or noun in BODY else noun
