"""Kinds of set, and which words of a location name which.

Enters: the table `kinds.toml` of this package, and perhaps a script's own beside it. Leaves: the
words inside and outside, the kinds that stand in for a kind, and which words are rooms of a house.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any

from screenplay.errors import BadKinds

OWN_FILE = "kinds.toml"  # beside a script: more words, more kinds
GENERIC = {"inside": "interior", "outside": "exterior"}
_LISTS = ("rooms", "homes", "buildings")


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of set; `like` names the kind whose set stands in for it, "" for none."""

    name: str
    inside: bool
    like: str


@dataclass(frozen=True, slots=True)
class Kinds:
    """Every kind and every word; words are capitals without articles."""

    kinds: Mapping[str, Kind]
    inside: Mapping[str, str]  # phrase → kind
    outside: Mapping[str, str]
    rooms: frozenset[str]
    homes: frozenset[str]
    buildings: frozenset[str]
    abbreviations: Mapping[str, str]

    def names(self) -> tuple[str, ...]:
        """All kinds, those inside first; `interior` ends these, `exterior` the others."""
        order = sorted(self.kinds.values(), key=lambda k: (not k.inside, not k.like))
        return tuple(k.name for k in order if k.inside) + tuple(
            k.name for k in order if not k.inside
        )

    def stand_ins(self, kind: str) -> tuple[str, ...]:
        """The kinds whose sets may stand in for `kind`, nearest first, a generic one last."""
        found: list[str] = []
        like = self.kinds[kind].like if kind in self.kinds else ""
        while like and like not in found:
            found.append(like)
            like = self.kinds[like].like
        return tuple(found)


@lru_cache(maxsize=1)
def built_in() -> Kinds:
    """The kinds that come with the program."""
    text = files("screenplay.world").joinpath(OWN_FILE).read_text(encoding="utf-8")
    none: Mapping[str, str] = MappingProxyType({})
    no_words: frozenset[str] = frozenset()
    empty = Kinds(MappingProxyType({}), none, none, no_words, no_words, no_words, none)
    return extended(empty, text, OWN_FILE)


@lru_cache(maxsize=1)
def kind_names() -> tuple[str, ...]:
    """The names of the built-in kinds."""
    return built_in().names()


def extended(base: Kinds, text: str, name: str) -> Kinds:
    """`base` with the kinds and words of a TOML text; raises BadKinds, which says what is wrong."""
    told = _read(text, name)
    kinds = dict(base.kinds)
    words: dict[bool, dict[str, str]] = {True: {}, False: {}}
    tables = _table(told.get("kinds", {}), "kinds", name)
    for kind, row in tables.items():
        entry = _table(row, f"kinds.{kind}", name)
        kinds[kind] = _kind(kind, entry, kinds.get(kind), name)
        for word in _texts(entry.get("words", []), f"words of {kind}", name):
            words[kinds[kind].inside].setdefault(word, kind)
    _check_likes(kinds, name)
    more = {key: frozenset(_texts(told.get(key, []), key, name)) for key in _LISTS}
    short = _table(told.get("abbreviations", {}), "abbreviations", name)
    return replace(
        base,
        kinds=MappingProxyType(kinds),
        inside=MappingProxyType({**base.inside, **words[True]}),
        outside=MappingProxyType({**base.outside, **words[False]}),
        rooms=base.rooms | more["rooms"],
        homes=base.homes | more["homes"],
        buildings=base.buildings | more["buildings"],
        abbreviations=MappingProxyType(
            {**base.abbreviations, **{k.upper(): str(v).upper() for k, v in short.items()}}
        ),
    )


def _check_likes(kinds: Mapping[str, Kind], name: str) -> None:
    """Every kind stands on one of its own side."""
    for kind in kinds.values():
        like = kinds.get(kind.like)
        if kind.like and (like is None or like.inside != kind.inside):
            problem = f"kind {kind.name!r} is like {kind.like!r}"
            raise _bad(name, problem, "name a kind of the same side")


def _read(text: str, name: str) -> Mapping[str, Any]:
    try:
        told = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise _bad(name, f"it is not TOML: {error}", "mend that line") from error
    known = {"kinds", "abbreviations", *_LISTS}
    for key in told:
        if key not in known:
            raise _bad(name, f"unknown key {key!r}", f"write one of {', '.join(sorted(known))}")
    return told


def _kind(name: str, entry: Mapping[str, Any], known: Kind | None, file: str) -> Kind:
    side = entry.get("side", "inside" if known is None or known.inside else "outside")
    if side not in GENERIC or (known is None and "side" not in entry):
        raise _bad(file, f"kind {name!r} has no side", 'write side = "inside" or "outside"')
    if known is not None and known.inside != (side == "inside"):
        raise _bad(file, f"kind {name!r} changes sides", "give the other side a kind of its own")
    generic = "" if name in GENERIC.values() else GENERIC[side]
    return Kind(name, side == "inside", str(entry.get("like", known.like if known else generic)))


def _table(value: object, what: str, name: str) -> Mapping[str, Any]:
    if isinstance(value, dict):
        return value
    raise _bad(name, f"{what} is no table", f"write it as [{what}]")


def _texts(value: object, what: str, name: str) -> tuple[str, ...]:
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        return tuple(" ".join(word.upper().split()) for word in value)
    raise _bad(name, f"{what} is no list of texts", 'write ["ONE", "TWO"]')


def _bad(name: str, problem: str, remedy: str) -> BadKinds:
    return BadKinds(problem, name=name, remedy=remedy)
