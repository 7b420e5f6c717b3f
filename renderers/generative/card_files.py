"""Model cards as files: TOML that people write and read.

Enters: a TOML document, or the cards that come with Storyreel. Leaves: `Card` values, checked to
the last key; and the same card as TOML again.
"""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import MISSING, fields, is_dataclass
from enum import Enum
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any, get_args, get_type_hints

import msgspec

from renderers.generative.card import Card
from renderers.generative.card_rules import broken
from renderers.generative.errors import CardError

SUFFIX = ".toml"


def read(path: Path) -> Card:
    """The card in a file; raises CardError naming file, key and remedy."""
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise CardError(
            f"{path}: cannot be read as a card ({error}); see docs/models.md"
        ) from error
    return parsed(text, str(path))


def parsed(text: str, place: str) -> Card:
    """The card that a TOML document holds; `place` names it in messages. Raises CardError."""
    try:
        document = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise CardError(f"{place}: not TOML: {error}; correct it there") from error
    for problem in _unknown(document, Card, ""):
        raise CardError(f"{place}: {problem}")
    try:
        card = msgspec.convert(document, Card)
    except msgspec.ValidationError as error:
        raise CardError(f"{place}: {_told(error)}; see docs/models.md") from error
    for problem in broken(card):
        raise CardError(f"{place}: {problem}")
    return card


def written(card: Card) -> str:
    """The card as TOML; `parsed` gives the same card back."""
    return "\n".join(_table(card, "")).lstrip("\n") + "\n"


@cache
def built_in() -> Mapping[str, Card]:
    """The cards that come with Storyreel, by name."""
    found: dict[str, Card] = {}
    folder = files("renderers.generative") / "cards"
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if entry.name.endswith(SUFFIX):
            card = parsed(entry.read_text(encoding="utf-8"), f"built-in card {entry.name}")
            found[card.name] = card
    return found


def _told(error: msgspec.ValidationError) -> str:
    """A message of msgspec's, its place first: "grid.multiple_px: expected `int`, got `str`"."""
    problem, _, place = str(error).partition(" - at `$")
    place = place.strip("`.") or "the card"
    return f"{place}: {problem[0].lower()}{problem[1:]}"


def _unknown(value: object, kind: object, place: str) -> Iterator[str]:
    """Keys that no field has, as problems with their remedy."""
    if isinstance(value, list):
        inner = get_args(kind)
        for index, item in enumerate(value):
            yield from _unknown(item, inner[0] if inner else None, f"{place}[{index}]")
    elif isinstance(value, dict) and isinstance(kind, type) and is_dataclass(kind):
        hints = get_type_hints(kind)
        for key, item in value.items():
            where = f"{place}.{key}" if place else key
            if key in hints:
                yield from _unknown(item, hints[key], where)
            else:
                yield f"{where}: no such key; known here: {', '.join(hints)}"


def _table(value: Any, place: str) -> Iterator[str]:  # noqa: ANN401 - any of the card's shapes
    """Lines of a dataclass: plain values first, tables after them, defaults left out."""
    tables: list[tuple[str, object]] = []
    for field in fields(value):
        item = getattr(value, field.name)
        if field.default is not MISSING and item == field.default:
            continue
        if is_dataclass(item) or (isinstance(item, tuple) and item and is_dataclass(item[0])):
            tables.append((f"{place}.{field.name}" if place else field.name, item))
        else:
            yield f"{field.name} = {_value(item)}"
    for name, item in tables:
        for one in item if isinstance(item, tuple) else (item,):
            yield ""
            yield f"[[{name}]]" if isinstance(item, tuple) else f"[{name}]"
            yield from _table(one, name)


def _value(item: object) -> str:
    match item:
        case Enum():
            return _value(item.value)
        case bool():
            return "true" if item else "false"
        case int() | float():
            return repr(item)
        case str():
            return _string(item)
        case tuple():
            return f"[{', '.join(_value(one) for one in item)}]"
        case _:
            raise TypeError(f"a card holds no {type(item).__name__}")


def _string(text: str) -> str:
    """A basic string: quotes, backslashes and control characters escaped."""
    escaped = {'"': '\\"', "\\": "\\\\"}
    told = (
        escaped.get(c) or (f"\\u{ord(c):04x}" if ord(c) < 0x20 or ord(c) == 0x7F else c)
        for c in text
    )
    return f'"{"".join(told)}"'
