"""The cast: one identity for every spelling of a name.

Enters: a screenplay's cues and action. Leaves: characters with age, gender and description, a map
from cues to who speaks them, and an index that finds their names in action.

A character is whoever has a cue, and whoever action introduces in capitals as a person. Bodies of
one person at other ages are characters of their own (`screenplay.people.identities`); which of
them a name means depends on the line (`screenplay.people.lifetimes`).
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from screenplay.elements import SceneHeading, Screenplay
from screenplay.people.animals import tell_animals
from screenplay.people.appearances import portray, relations_of
from screenplay.people.billing import TOGETHER, billed, calls_of, key_of
from screenplay.people.elimination import Heard, Seen, votes
from screenplay.people.extras import Strangers, strangers
from screenplay.people.identities import main_age, tied
from screenplay.people.introductions import Told, introduce, paragraphs_of, rename, runs_of
from screenplay.people.lifetimes import Lifetimes
from screenplay.people.mentions import MentionIndex
from screenplay.people.portraits import age_in_words, band
from screenplay.people.roles import Role, joined, leaning, owners
from screenplay.people.sightings import aged, ids_of, lives
from screenplay.scene_graph import Age, Character, Gender
from screenplay.words.names import (
    gender_of_first_name,
    gender_of_group,
    gender_of_name,
    is_group_name,
)

_BY_FIRST_NAME = 3  # weight of a name's gender against pronouns, one each
_BY_NOUN = 8


@dataclass(frozen=True, slots=True)
class Cast:
    """Characters, who speaks each cue, and where names stand in text."""

    characters: tuple[Character, ...]
    by_cue: Mapping[str, tuple[str, ...]]
    index: MentionIndex
    genders: Mapping[str, Gender]
    times: Lifetimes
    extras: Strangers
    bodies: Mapping[str, str] = field(default_factory=dict)  # person → body, if not the usual

    def at(self, line: int) -> "Cast":
        """The cast as names mean it at a line of the script."""
        bodies, away = self.times.at(line), self.extras.at(line)
        return replace(self, bodies=bodies, index=self.index.bound(bodies, away))

    def speakers(
        self,
        cue: str,
        recent: Sequence[str] = (),
        *,
        over: bool = False,
        years: int | None = None,
    ) -> tuple[str, ...]:
        """Character ids that speak a cue; BOTH means the two who spoke last (`recent` first).

        A voice `over` the picture is the person's as known best, whatever age is seen; `years` are
        those that the cue says.
        """
        key = key_of(cue)
        known = [who for who in recent if who in self.genders] if key in TOGETHER else []
        if len(known) > 1:
            return (known[1], known[0])
        if years is not None:
            return tuple(self.times.aged(who, years) or who for who in self.by_cue[key])
        bodies = {} if over else self.bodies
        return tuple(bodies.get(speaker, speaker) for speaker in self.by_cue[key])


def gather(script: Screenplay) -> Cast:
    """The cast of a screenplay."""
    paragraphs = paragraphs_of(script)
    calls = calls_of(script)
    roles, parts = billed(calls, {run for told in paragraphs for run in runs_of(told)})
    introduce(paragraphs, roles)
    tell_animals(paragraphs, roles)
    joined(roles)
    rename(paragraphs, roles)
    aged(paragraphs, calls, roles, _index(roles, paragraphs))
    tied(roles)
    index = _index(roles, paragraphs)
    times = lives(script, paragraphs, calls, roles, index)
    ids = ids_of(roles)
    index = index.renamed(ids)
    portray(script.text, paragraphs, {ids[key]: role for key, role in roles.items()}, index, times)
    spoken = owners(roles.values())
    by_cue = {
        cue: tuple(dict.fromkeys(ids[spoken[part].key] for part in of)) for cue, of in parts.items()
    }
    heard = [Heard(call.source.line, by_cue[key_of(call.cue.name)]) for call in calls]
    left = _left_over(script, [*heard, *(Seen(t.line, t.spoken) for t in paragraphs)], roles, index)
    characters = _characters(roles, ids, left)
    genders = {character.id: character.gender for character in characters}
    extras = strangers(script, paragraphs, calls, roles)
    return Cast(characters, by_cue, index, genders, times, extras)


def _index(roles: Mapping[str, Role], paragraphs: Sequence[Told]) -> MentionIndex:
    """An index over role keys; bodies that have no name of their own are found as their person."""
    told = " ".join(sentence for each in paragraphs for sentence in each.spoken)
    common = frozenset(word for word in re.findall(r"[^\W\d_]+", told) if word.islower())
    names = [(key, [r.name, *r.aliases]) for key, r in roles.items() if not r.born]
    return MentionIndex(names, relations_of(paragraphs, roles), common)


def _leanings(roles: Mapping[str, Role]) -> dict[str, int]:
    """Evidence of gender by person's key, that of all bodies together: male above 0."""
    leanings: dict[str, int] = {}
    for key, role in roles.items():
        person = role.identity or key
        leanings[person] = leanings.get(person, 0) + role.balance + _named(role)
    return leanings


def _left_over(
    script: Screenplay,
    events: Sequence[Heard | Seen],
    roles: Mapping[str, Role],
    index: MentionIndex,
) -> dict[str, int]:
    """Evidence by key of a person of whom no words of their own tell; whom it tells of helps on."""
    ids = ids_of(roles)
    starts = [e.source.line for e in script.elements if isinstance(e, SceneHeading)]
    found: dict[str, int] = {}
    while True:
        leanings = _leanings(roles) | found
        known = {ids[key]: leaning(leanings[role.identity or key])
                 for key, role in roles.items() if not is_group_name(role.name)}  # fmt: skip
        cast = votes(events, starts, index, known)
        new = {key: cast[ids[key]] for key, role in roles.items() if cast.get(ids[key])}
        if not new:
            return found
        found |= {roles[key].identity or key: balance for key, balance in new.items()}


def _characters(
    roles: Mapping[str, Role], ids: Mapping[str, str], left_over: Mapping[str, int]
) -> tuple[Character, ...]:
    """Characters in order; bodies of one person are of one gender."""
    leanings = {**_leanings(roles), **left_over}
    return tuple(
        _finished(role, ids, leanings[role.identity or key]) for key, role in roles.items()
    )


def _named(role: Role) -> int:
    """What a role's names say of gender: male above 0; titles and nouns more than first names."""
    for name in (role.name, *role.aliases):
        told = gender_of_name(name)
        if told is not Gender.UNKNOWN:
            weight = _BY_FIRST_NAME if told is gender_of_first_name(name) else _BY_NOUN
            return weight if told is Gender.MALE else -weight
    return 0


def _finished(role: Role, ids: Mapping[str, str], balance: int) -> Character:
    years = main_age(role)
    group = is_group_name(role.name)
    named = age_in_words(role.name, 0, 0, "")
    age = band(years) if years is not None else role.band or named or Age.ADULT
    return Character(
        id=ids[role.key],
        name=role.name,
        aliases=tuple(role.aliases),
        description=" ".join(role.description),
        age=age,
        age_years=years,
        gender=gender_of_group(role.name) if group else leaning(balance),
        lines=role.lines,
        group=group,
        source=role.source,
        identity=ids[role.identity] if role.identity else "",
        traits=tuple(role.traits),
        species=role.species,
    )
