"""People in a note: by name, however spelled, and by age and gender.

Enters: a note's plain text. Leaves: the text with a mark for each (`@w0`, `@w0's`).
"""

import re
from collections.abc import Mapping

from rapidfuzz.distance import OSA

from planner.revising.footage import Footage
from planner.revising.references.pointing import Pointers
from planner.revising.references.referring import names_of
from screenplay.scene_graph import Age, Character, Gender

_CHOICES = 4  # more are no short question
_SHORT_NAME = 4  # letters; shorter names bear no error
_YOUNG = frozenset((Age.CHILD, Age.TEEN))
_GIRLS = frozenset(Age) - {Age.OLD}
_GROWN = frozenset(Age) - _YOUNG
_KINDS: Mapping[str, tuple[Gender | None, frozenset[Age]]] = {
    **dict.fromkeys(("boy", "lad", "grandson", "little one"), (Gender.MALE, _YOUNG)),
    **dict.fromkeys(("kid", "child", "youngster"), (None, _YOUNG)),
    **dict.fromkeys(("girl", "lass", "young lady", "young woman"), (Gender.FEMALE, _GIRLS)),
    **dict.fromkeys(
        ("man", "guy", "bloke", "fella", "fellow", "chap", "gentleman", "dude", "gent", "mister"),
        (Gender.MALE, _GROWN),
    ),
    **dict.fromkeys(("woman", "lady", "dear"), (Gender.FEMALE, _GROWN)),
    **dict.fromkeys(("granny", "grandma", "gran", "nan", "grandmother"),
                    (Gender.FEMALE, frozenset((Age.OLD,)))),
    **dict.fromkeys(("grandpa", "grandad", "granddad", "grandfather"),
                    (Gender.MALE, frozenset((Age.OLD,)))),
}  # fmt: skip
_WHICH = r"(?:old|older|elderly|little|young|small|poor|big|dear|sweet|bald|younger|tall|other)"
_TOLD = re.compile(
    rf"(?<![\w@'])(?:the|that|this|our)\s+(?P<how>(?:{_WHICH}\s+)*)"
    rf"(?P<who>{'|'.join(sorted(_KINDS, key=len, reverse=True))})(?P<own>'s)?(?![\w'-])"
    r"(?: (?:with|in) (?:the|a|an|his|her) (?:[a-z]+ )?(?:beard|cap|hat|glasses|coat|moustache|"
    r"hair|"
    r"apron|bun|braid|suit|hoodie|shirt|sweater)(?![\w'-]))?"
)


_KIN = re.compile(  # who need no article
    r"(?<![\w@'])(?P<how>)(?P<who>granny|grandma|gran|grandpa|grandad|granddad)(?P<own>'s)?(?![\w'-])"
)
_TITLE = re.compile(r"\b(?:mrs|mr|ms|miss|dr|madam) (?=@w\d)")  # before a name with a slip in it


def named(text: str, film: Footage, pointers: Pointers) -> str:
    """The text with a mark for everybody who is named."""
    names = dict(names_of(film))
    for name in sorted(names, key=lambda n: (-len(n), n)):
        older = r"(?:(?:the )?old(?:er)? )?" if f"young {name}" in names else ""
        said = (
            rf"(?<![\w@])(?<!his )(?<!her )(?<!their )(?:the )?{older}{re.escape(name)}"
            r"(?P<own>'s|s'|')?(?![\w'])"
        )  # her hands are no ranch hands
        text = re.sub(said, lambda m, n=name: _mark(names[n], m.group("own"), pointers), text)  # type: ignore[misc]
    text = re.sub(r"(?<![\w@'])[a-z]{4,}(?:'s)?(?![\w'])",
                  lambda m: _misspelled(m.group(), names, film, pointers), text)  # fmt: skip
    return _TITLE.sub("", text)


def _mark(person: str, own: str | None, pointers: Pointers) -> str:
    return pointers.person(person) + ("'s" if own else "")


def _misspelled(word: str, names: Mapping[str, str], film: Footage, pointers: Pointers) -> str:
    """A name with a letter wrong, or an owner's name without its apostrophe."""
    if word.removesuffix("s") in names and not word.endswith("'s"):
        return _mark(names[word.removesuffix("s")], "'s", pointers)
    plain = word.removesuffix("'s")
    if plain in _ordinary(film):
        return word
    near = {
        names[n] for n in names
        if len(n) > _SHORT_NAME and n[0] == plain[0]
        and OSA.distance(n, plain, score_cutoff=1) <= 1
    }  # fmt: skip
    return _mark(near.pop(), "'s" if plain != word else "", pointers) if len(near) == 1 else word


def _ordinary(film: Footage) -> frozenset[str]:
    from planner.revising.lexicon import lexicon

    return lexicon(film).known


def by_kind(text: str, film: Footage, pointers: Pointers) -> str:
    """The text with a mark for those who are told by age and gender."""
    text = _TOLD.sub(lambda m: _person(m, film, pointers), text)
    return _KIN.sub(lambda m: _person(m, film, pointers), text)


def _person(match: re.Match[str], film: Footage, pointers: Pointers) -> str:
    gender, ages = _KINDS[match.group("who")]
    how = match.group("how").split()
    if {"old", "older", "elderly"} & set(how):
        ages = frozenset((Age.OLD,))
    fitting = [c for c in film.people.values() if not c.group and _is(c, gender, ages)]
    if {"young", "younger", "little"} & set(how) and len(fitting) > 1:
        fitting = [c for c in fitting if c.age is not Age.OLD]
    if not 0 < len(fitting) <= _CHOICES:
        return match.group()
    near = [c for c in fitting if c.id in _seen(film, pointers)]
    if len(near) == 1:
        fitting = near
    chosen = pointers.choose("Who?", [(film.named(c.id), c.id) for c in fitting])
    return _mark(chosen, match.group("own"), pointers)


def _seen(film: Footage, pointers: Pointers) -> tuple[str, ...]:
    """Who is in the picture that is looked at."""
    return tuple(c for i in pointers.pointed() for c in film.by_id[i].framing.subjects)


def _is(person: Character, gender: Gender | None, ages: frozenset[Age]) -> bool:
    return person.age in ages and (gender is None or person.gender is gender)
