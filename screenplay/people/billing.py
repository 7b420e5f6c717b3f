"""Who is billed by each cue.

Enters: a screenplay's cues, and the names in capitals that its action has. Leaves: roles by name,
and the names that each cue is of: two for JANE AND SAM, one for JANE'S VOICE.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from screenplay.elements import Character, SceneHeading, Screenplay
from screenplay.people.capitals import is_person
from screenplay.people.cues import Cue, clean_name, parse_cue, voice_of
from screenplay.people.roles import Role
from screenplay.scene_graph import Source
from screenplay.words.names import TITLES

_SEVERAL = re.compile(r"\s+(?:AND|&|\+|UND|ET|Y|И)\s+|\s*/\s*|,\s+(?:AND\s+)?", re.IGNORECASE)
TOGETHER = frozenset(("BOTH", "TOGETHER", "BOTH MEN", "BOTH WOMEN", "THE TWO", "BOTH OF THEM"))
_AROUND = 40  # cues in which the two of BOTH are looked for


@dataclass(frozen=True, slots=True)
class Call:
    """A cue as it stands: what it means, where, in which scene."""

    cue: Cue
    source: Source
    scene: int


def key_of(name: str) -> str:
    """The one spelling in capitals that a name is known by."""
    return clean_name(name).upper()


def calls_of(script: Screenplay) -> list[Call]:
    """Every cue in script order."""
    found: list[Call] = []
    scene = 0
    for element in script.elements:
        if isinstance(element, SceneHeading):
            scene += 1
        elif isinstance(element, Character):
            cue = parse_cue(element.text, element.extension)
            found.append(Call(cue, element.source, scene))
    return found


def billed(
    calls: Sequence[Call], runs: set[str]
) -> tuple[dict[str, Role], dict[str, tuple[str, ...]]]:
    """Roles by name, and the names that each cue is of."""
    alone = {key_of(c.cue.name) for c in calls if len(_SEVERAL.split(c.cue.name)) == 1}
    roles: dict[str, Role] = {}
    parts: dict[str, tuple[str, ...]] = {}
    for at, call in enumerate(calls):
        key = key_of(call.cue.name)
        names = parts.get(key) or _speakers_of(call.cue.name, alone, runs)
        if key in TOGETHER:
            names = _nearest(calls, at, alone) or names
        parts.setdefault(key, tuple(key_of(name) for name in names))
        for name in names:
            own = key_of(name)
            shown = _shown(clean_name(name), call.cue.name)
            role = roles.setdefault(own, Role(shown, call.source, key=own))
            role.lines += 1
            role.scenes.add(call.scene)
            if "/" in call.cue.name and len(names) == 1:
                _both_names(role, call.cue.name)
    return roles, parts


def _shown(name: str, cue: str) -> str:
    """A name as its cue types it."""
    at = cue.upper().find(name.upper())
    typed = cue[at : at + len(name)] if at >= 0 else name
    return typed if typed.upper() == name.upper() else name


def _both_names(role: Role, cue: str) -> None:
    """JANE/MARY, one of them a cue of her own: two names of one person."""
    for part in (clean_name(part) for part in cue.split("/")):
        if part and part.upper() not in role.spellings():
            role.aliases.append(part.upper())


def _nearest(calls: Sequence[Call], at: int, alone: set[str]) -> tuple[str, ...]:
    """The two who have cues nearest before BOTH, else after it."""
    around = (*reversed(calls[max(0, at - _AROUND) : at]), *calls[at + 1 : at + _AROUND])
    found = dict.fromkeys(
        c.cue.name
        for c in around
        if key_of(c.cue.name) in alone and key_of(c.cue.name) not in TOGETHER
    )
    return tuple(found)[1::-1] if len(found) > 1 else ()


def _speakers_of(name: str, alone: set[str], runs: set[str]) -> tuple[str, ...]:
    """JANE AND SAM are two people when one of them is known by himself, or both by nature.

    JANE/MARY are two when both are known, else one person with two names. JANE'S VOICE is Jane.
    """
    of = voice_of(name)
    if of is not None and key_of(of) in alone | runs:
        return (of,)
    parts = _with_surnames([part.strip() for part in _SEVERAL.split(name) if part.strip()])
    known = [part for part in parts if key_of(part) in alone | runs]
    if len(parts) < 2:
        return (name,)
    if "/" in name:
        return tuple(dict.fromkeys(parts)) if len(known) == len(parts) else (*known, name)[:1]
    titled = all(part.split()[0].strip(".").upper() in TITLES for part in parts)
    if known or titled or all(is_person(key_of(part)) for part in parts):
        return tuple(dict.fromkeys(parts))
    return (name,)


def _with_surnames(parts: list[str]) -> list[str]:
    """MR. AND MRS. FINCH are MR. FINCH and MRS. FINCH."""
    last = parts[-1].split()[-1:] if parts else []
    alone = (part.strip(".").upper() in TITLES for part in parts)
    return [f"{part} {last[0]}" if bare else part for part, bare in zip(parts, alone, strict=True)]
