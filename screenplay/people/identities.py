"""One person at several ages: names that say which, and the bodies a person is given.

Enters: roles, with the ages that the text tells of each. Leaves: YOUNG JANE and JANE (17) tied to
JANE, and roles for ages that have no name of their own ("Ann (6)").
"""

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Self

from screenplay.people.lifetimes import apart
from screenplay.people.portraits import band
from screenplay.people.roles import Role, by_word, merge, owners
from screenplay.scene_graph import Age, Source
from screenplay.words.names import PERSON_NOUNS

_WORDS = {
    **dict.fromkeys(("LITTLE", "KID", "CHILD", "BABY", "TODDLER"), Age.CHILD),
    **dict.fromkeys(("TEEN", "TEENAGE", "TEENAGED", "ADOLESCENT"), Age.TEEN),
    **dict.fromkeys(("YOUNG", "YOUNGER"), Age.YOUNG),
    **dict.fromkeys(("ADULT", "GROWN-UP", "GROWN", "MIDDLE-AGED"), Age.ADULT),
    **dict.fromkeys(("OLD", "OLDER", "ELDERLY", "AGED"), Age.OLD),
}
_BEFORE = re.compile(
    rf"(?P<word>{'|'.join(sorted(_WORDS, key=len, reverse=True))})\s+(?P<person>.+)"
    r"|(?P<years>\d{1,2})[- ]YEARS?[- ]OLD\s+(?P<named>.+)"
)
_AFTER = re.compile(
    r"(?P<person>.+?)(?:,?\s+(?:AT|AGED?|AT AGE)\s+|,\s*|\s*\(\s*(?:AGED?\s+)?)"
    r"(?P<years>\d{1,2})(?:\s*YEARS? OLD)?\s*\)?"
    r"|(?P<named>.+?)\s+AS AN?\s+(?P<word>CHILD|KID|GIRL|BOY|BABY|TEEN|TEENAGER)"
)
_AS = {"GIRL": Age.CHILD, "BOY": Age.CHILD, "TEENAGER": Age.TEEN}


@dataclass(frozen=True, slots=True)
class AgedName:
    """A name that says an age: the person, the band, and the years where they are told."""

    person: str
    band: Age
    years: int | None = None


def aged_name(name: str) -> AgedName | None:
    """YOUNG JANE, JANE AT 10, 10-YEAR-OLD JANE, JANE AS A GIRL taken apart; None for others."""
    match = _BEFORE.fullmatch(name.upper()) or _AFTER.fullmatch(name.upper())
    if match is None:
        return None
    person = (match.group("person") or match.group("named")).strip()
    if match.group("years"):
        years = int(match.group("years"))
        return AgedName(person, band(years), years)
    word = match.group("word")
    return AgedName(person, _WORDS.get(word) or _AS[word])


@dataclass(slots=True)
class Known:
    """Roles by spelling and by word, as they were when they were looked through."""

    roles: Mapping[str, Role]
    by_spelling: dict[str, Role]
    by_word: dict[str, list[str]]

    @classmethod
    def of(cls, roles: Mapping[str, Role]) -> Self:
        """The roles looked through."""
        return cls(roles, owners(roles.values()), by_word(roles))

    def add(self, role: Role) -> None:
        """Know one more."""
        self.by_spelling[role.key] = role
        for word in dict.fromkeys(role.key.split()):
            self.by_word.setdefault(word, []).append(role.key)


def known_person(name: str, known: Known) -> Role | None:
    """The person whom an aged name is of: a role with a proper name, or part of just one."""
    aged = aged_name(name)
    if aged is None or _is_common(aged.person):
        return None
    role = known.by_spelling.get(aged.person)
    if role is not None:
        return role if aged_name(role.name) is None else None
    words = aged.person.split()
    found = [
        known.roles[key]
        for key in known.by_word.get(words[0], ())
        if key != name
        and key in known.roles
        and set(words) <= set(key.split())
        and aged_name(key) is None
    ]
    return found[0] if len(found) == 1 and not _is_common(found[0].name) else None


def _is_common(name: str) -> bool:
    """YOUNG WORKER is no Worker grown young."""
    return all(word.lower().strip(".,#0123456789") in {*PERSON_NOUNS, ""} for word in name.split())


def main_age(role: Role) -> int | None:
    """The oldest age that is told often: a life in one film has its childhood in flashbacks."""
    if role.usual is not None or not role.ages:
        return role.usual
    counts = Counter(band(years) for _, years in role.ages)
    often = [age for age in Age if counts[age] * 4 >= len(role.ages)]
    return next(years for _, years in role.ages if band(years) is often[-1])


def tied(roles: dict[str, Role]) -> None:
    """Tie roles with aged names to their person; who is no other body becomes a spelling."""
    known = Known.of(roles)
    for key in [key for key in roles if aged_name(key) is not None]:
        aged, person = aged_name(key), known_person(key, known)
        if aged is None or person is None or person is roles[key]:
            continue
        role = roles[key]
        if aged.years is not None and not role.ages:
            role.ages.append((role.source.line, aged.years))
        usual_years = main_age(person)
        usual = band(usual_years) if usual_years is not None else person.band or Age.ADULT
        role.band = _band(role, aged, usual)
        own = main_age(role)
        named = aged.band in (Age.YOUNG, Age.OLD) and role.band is not usual
        if named or apart(role.band, own, usual, usual_years):
            role.identity = person.key
        else:
            merge(roles, person.key, key)
    _tied_among_themselves(roles)


def _band(role: Role, aged: AgedName, usual: Age) -> Age:
    """Age band of a body: as told, else by its word against the person's usual age."""
    years = main_age(role)
    if years is not None:
        return band(years)
    younger = aged.band is Age.YOUNG and usual in (Age.YOUNG, Age.TEEN)
    return Age.CHILD if younger else aged.band


def _tied_among_themselves(roles: Mapping[str, Role]) -> None:
    """YOUNG ADA and OLD ADA without an ADA: the one with more lines is known best."""
    groups: dict[str, list[Role]] = {}
    for key, role in roles.items():
        aged = aged_name(key)
        if aged is not None and not role.identity and not _is_common(aged.person):
            groups.setdefault(aged.person, []).append(role)
    for group in groups.values():
        best = max(group, key=lambda role: role.lines)
        for role in group:
            role.identity = best.key if role is not best and len(group) > 1 else ""


def bodies_by_band(roles: dict[str, Role]) -> dict[str, dict[Age, str]]:
    """A person's bodies beside the usual one, by age band; new roles for ages without a name."""
    found: dict[str, dict[Age, str]] = {}
    for key, role in roles.items():
        if role.identity:
            years = main_age(role)
            own = band(years) if years is not None else role.band or Age.YOUNG
            found.setdefault(role.identity, {}).setdefault(own, key)
    for key, role in [item for item in roles.items() if not item[1].identity]:
        usual_years = main_age(role)
        if usual_years is None and not role.bracketed:
            continue
        usual = band(usual_years) if usual_years is not None else role.band or Age.ADULT
        for line, years in sorted({*role.ages, *role.bracketed}):
            own = band(years)
            if not apart(own, years, usual, usual_years) or own in found.get(key, {}):
                continue
            body = _body(role, line, years)
            roles[body.key] = body
            found.setdefault(key, {})[own] = body.key
    return found


def _body(role: Role, line: int, years: int) -> Role:
    """A body for an age that the text tells without a name of its own."""
    body = Role(f"{role.name} ({years})", Source(line), [role.name, *role.aliases], born=True)
    body.identity, body.band, body.ages = role.key, band(years), [(line, years)]
    return body
