"""Shots told by what they are, whom they show and what happens in them, all that is said together.

Enters: words for one shot or several, in lower case, and the film. Leaves: the shots that fit each
part of what is said, with how likely each is meant.
"""

import re
from dataclasses import dataclass

from planner.revising.footage import Footage
from planner.revising.learned.moments import recalled, wanted
from planner.revising.references import events
from planner.revising.references.referring import names_of
from planner.shots import Shot, ShotKind, Size
from screenplay.scene_graph import Gender

_LONE = (ShotKind.SINGLE, ShotKind.REACTION, ShotKind.OTS)
_KINDS = tuple(
    (re.compile(rf"\b(?:{words})\b"), kinds) for words, kinds in (
        (r"two.?shots?", (ShotKind.TWO_SHOT,)), (r"inserts?|details?", (ShotKind.INSERT,)),
        (r"close.?ups?|singles?|portraits?|cu|mcu|ecu", (ShotKind.SINGLE, ShotKind.REACTION)),
        (r"over.the.shoulders?|ots", (ShotKind.OTS,)), (r"reactions?", (ShotKind.REACTION,)),
        (r"group shots?|groups?", (ShotKind.GROUP,)),
        (r"wides?|masters?|establish\w*", (ShotKind.MASTER, ShotKind.ESTABLISHING)),
    )
)  # fmt: skip
_NEAR = frozenset((Size.MCU, Size.CU, Size.ECU))
_FAR = frozenset((Size.WS, Size.EWS))
_CLOSE = re.compile(r"\b(?:close.?ups?|cu|mcu|ecu)\b")
_WIDE = re.compile(r"\bwides?\b")
_PRONOUN = re.compile(r"\b(?:of|on|where|when|which) (he|she|him|her)\b")
_GENDERS = {"he": Gender.MALE, "him": Gender.MALE, "she": Gender.FEMALE, "her": Gender.FEMALE}
_FORM = re.compile(
    r"\b(?:(?:two|group|medium|wide|full|long|close|first|second|third|fourth|fifth|last|final|"
    r"very|next|other|opening|closing|both|all|every|each|new|whole)[- ]?|(?:shot|picture|image|"
    r"frame|view|look|cut|clip|take|angle|close.?up|insert|single|reaction|master|wide|group|"
    r"portrait|detail|cutaway|over.the.shoulder|ots|cu|mcu|ecu|establish\w*|film|movie|scene|"
    r"sequence|story)s?|in which|"
    r"showing|shows?|sees?|seeing)\b"
)


@dataclass(frozen=True, slots=True)
class Pictures:
    """Finds the shots of a film by all that is told of them."""

    film: Footage

    def told_of(self, text: str) -> tuple[frozenset[str], ...]:
        """What is told of shots besides their kind, their order and who is in them."""
        said = _FORM.sub(" ", text)
        for name in sorted(names_of(self.film), key=len, reverse=True):
            said = re.sub(rf"(?<!\w){re.escape(name)}(?:'s)?(?!\w)", " ", said)
        return wanted(said)

    def people(self, text: str) -> frozenset[str]:
        """Who is named, the longest names first."""
        found: set[str] = set()
        names = names_of(self.film)
        for name in sorted(names, key=lambda n: (-len(n), n)):
            said = re.compile(rf"(?<!\w){re.escape(name)}(?:'s)?(?!\w)")
            if said.search(text):
                found.add(names[name])
                text = said.sub(" ", text)
        return frozenset(found)

    def fitting(self, text: str) -> tuple[tuple[Shot, float], ...]:
        """The shots of the moments that words mean, of the kind and the people named."""
        shares: dict[str, float] = {}
        wished = frozenset(s for alike in wanted(text) for s in alike)
        for beat, part in recalled(text, self.film).beats:
            for shot in events.shown(events.Event(0, (beat,), wished), beat, self.film):
                shares[shot.id] = shares.get(shot.id, 0.0) + part
        found = [(self.film.by_id[i], p) for i, p in shares.items()]
        found = [(s, p) for s, p in found if not self.film.is_card(s)]
        found = self.narrowed(found, text)
        return tuple(sorted(found, key=lambda f: (-f[1], f[0].number)))

    def narrowed(self, found: list[tuple[Shot, float]], text: str) -> list[tuple[Shot, float]]:
        """Of some shots those of the people, the kind and the size that are named, if any is."""
        people = self.people(text)
        found = [(s, p) for s, p in found if people <= set(s.framing.subjects)] or found
        found = [(s, p) for s, p in found if self._of_kind(s, text)] or found
        if _CLOSE.search(text):
            found = [(s, p) for s, p in found if s.framing.size in _NEAR] or found
        if _WIDE.search(text):
            found = [(s, p) for s, p in found if s.framing.size in _FAR] or found
        return found

    def _of_kind(self, shot: Shot, text: str) -> bool:
        kinds = next((k for words, k in _KINDS if words.search(text)), None)
        if kinds is not None and shot.framing.kind not in kinds:
            return _WIDE.search(text) is not None and shot.framing.size in _FAR
        told = _PRONOUN.search(text)
        if kinds is None or told is None or not set(kinds) <= set(_LONE):
            return True
        return any(self.film.is_of(p, _GENDERS[told.group(1)]) for p in shot.framing.subjects)

    def of_kind(self, text: str) -> tuple[Shot, ...]:
        """Every shot of the kind and the people that are named; none where no kind is."""
        if not any(words.search(text) for words, _ in _KINDS):
            return ()
        filmed = [(s, 1.0) for s in self.film.shots if not self.film.is_card(s)]
        people = self.people(text)
        return tuple(
            s for s, _ in self.narrowed(filmed, text)
            if self._of_kind(s, text) and people <= set(s.framing.subjects)
        )  # fmt: skip
