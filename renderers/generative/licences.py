"""Whether a model may be used for what the project declared.

Enters: a card and the declared use (`web.settings` reads STORYREEL_USE). Leaves: None, or why not
in a sentence with its remedy. This is a guard against oversights, not legal advice: the licence's
own text decides.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from renderers.generative.card import Card, Licence
from renderers.generative.errors import LicenceRefused

EUROPEAN_UNION = "EU"
# ISO 3166-1 codes that lie in the European Union: its 27 members, then parts of members that have
# codes of their own (Treaty on the Functioning of the European Union, articles 349 and 355).
MEMBERS = frozenset({
    "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU", "IE", "IT",
    "LT", "LU", "LV", "MT", "NL", "PL", "PT", "RO", "SE", "SI", "SK",
    "AX", "GF", "GP", "MF", "MQ", "RE", "YT",
})  # fmt: skip
_TERRITORY = re.compile(r"[A-Z]{2}")
_WORDS = {"yes": True, "no": False}
_DECLARE = "declare the project's use, as STORYREEL_USE='commercial=no territory=CH revenue=0'"
_EXAMPLE = "write it as 'commercial=yes territory=DE,CH revenue=2000000'"


@dataclass(frozen=True, slots=True)
class Use:
    """What the project is for; None and () where nothing was declared."""

    commercial: bool | None = None
    territories: tuple[str, ...] = ()  # where it is worked on and shown: ISO 3166-1 alpha-2, "EU"
    revenue_usd: int | None = None  # yearly, of whoever makes the film


class BadUse(ValueError):
    """A declared use that cannot be read."""


def parsed_use(text: str) -> Use:
    """The use that a text declares; "" declares nothing. Raises BadUse."""
    found = dict(_pairs(text))
    commercial = found.get("commercial")
    if commercial is not None and commercial not in _WORDS:
        raise BadUse(f"commercial={commercial!r} is neither yes nor no; {_EXAMPLE}")
    territories = tuple(sorted(filter(None, found.get("territory", "").upper().split(","))))
    for territory in territories:
        if not _TERRITORY.fullmatch(territory):
            raise BadUse(
                f"territory={territory!r} is no ISO 3166-1 code of two letters; {_EXAMPLE}"
            )
    revenue = found.get("revenue")
    if revenue is not None and not (revenue.isascii() and revenue.isdecimal()):
        raise BadUse(f"revenue={revenue!r} is no whole number of dollars; {_EXAMPLE}")
    return Use(
        None if commercial is None else _WORDS[commercial],
        territories,
        None if revenue is None else int(revenue),
    )


def reasons(card: Card, use: Use) -> str:
    """What speaks against using a card so; "" nothing."""
    rules = (_commerce, _territory, _revenue)
    found = [problem for rule in rules for problem in rule(card.licence, use)]
    told = "; ".join(problem.told for problem in found)
    return f"{told}; {_DECLARE}" if any(problem.undeclared for problem in found) else told


def refusal(card: Card, use: Use) -> str | None:
    """Why a card may not be used so; None where nothing speaks against it."""
    told = reasons(card, use)
    where = f" ({card.licence.url})" if card.licence.url else ""
    return f"{card.name}, licence {card.licence.name}{where}: {told}" if told else None


def require(card: Card, use: Use) -> None:
    """Raise LicenceRefused where a card may not be used so."""
    problem = refusal(card, use)
    if problem:
        raise LicenceRefused(f"{problem}. Choose another card: storyreel models list")


def _pairs(text: str) -> Iterator[tuple[str, str]]:
    """The words of a declaration; twice the same or an unknown one is refused."""
    seen: set[str] = set()
    for word in text.split():
        key, equals, value = word.partition("=")
        if not equals or key not in ("commercial", "territory", "revenue"):
            raise BadUse(f"{word!r} is not commercial=, territory= or revenue=; {_EXAMPLE}")
        if key in seen:
            raise BadUse(f"{key} is declared twice; {_EXAMPLE}")
        seen.add(key)
        yield key, value


@dataclass(frozen=True, slots=True)
class _Problem:
    told: str
    undeclared: bool = False  # a declaration may take it away


def _commerce(licence: Licence, use: Use) -> Iterator[_Problem]:
    if licence.commercial or use.commercial is False:
        return
    if use.commercial:
        yield _Problem("it allows no commercial use, and the project's is declared commercial")
    else:
        yield _Problem("it allows no commercial use", undeclared=True)


def _territory(licence: Licence, use: Use) -> Iterator[_Problem]:
    excluded = frozenset(licence.excluded_territories)
    if not excluded:
        return
    told = f"it excludes {', '.join(licence.excluded_territories)}"
    if not use.territories:
        yield _Problem(told, undeclared=True)
    for territory in use.territories:
        if _within(territory, excluded):
            yield _Problem(f"{told}, and the project's territory is declared {territory}")


def _within(territory: str, excluded: frozenset[str]) -> bool:
    """Whether a territory, or some of it, is excluded."""
    if territory == EUROPEAN_UNION:
        return bool(excluded & (MEMBERS | {EUROPEAN_UNION}))
    return territory in excluded or (territory in MEMBERS and EUROPEAN_UNION in excluded)


def _revenue(licence: Licence, use: Use) -> Iterator[_Problem]:
    cap = licence.revenue_cap_usd
    if cap is None or use.commercial is False:
        return
    told = f"it is free for whoever earns up to {cap:,} US dollars a year"
    if use.revenue_usd is None:
        yield _Problem(told, undeclared=True)
    elif use.revenue_usd > cap:
        yield _Problem(f"{told}, and the project's declared revenue is {use.revenue_usd:,}")
