"""What a wish is about: the shots, scenes, people and lines of its clause.

Enters: a clause with placeholders, and what earlier clauses were about. Leaves: targets; where
they are open, a doubt.
"""

import re
from dataclasses import dataclass, field
from itertools import pairwise

from planner.edits import AnyEdit
from planner.revising.answers import Ambiguous, Unread
from planner.revising.footage import Footage
from planner.revising.references.pointing import Pointers, told_shot
from planner.revising.words.wording import Worded
from planner.shots import Shot
from screenplay.scene_graph import Beat, Gender, Scene

_CHOICES = 8  # more are no short question
_TOGETHER = re.compile(r"(?:[\s,|]|\b(?:and|with|also)\b)*")
_LONGEST_S = 300
GENDERS = {
    "he": Gender.MALE, "him": Gender.MALE, "his": Gender.MALE, "himself": Gender.MALE,
    "she": Gender.FEMALE, "her": Gender.FEMALE, "hers": Gender.FEMALE, "herself": Gender.FEMALE,
}  # fmt: skip
"""Pronouns of one person, and the gender that they tell."""
PRONOUN = r"\b(?:he|him|his|she|her)\b"
WHO = r"(?:@w\d+|\b(?:he|him|she|her)\b)"
WHOSE = r"(?:@w\d+'s|\b(?:his|her)\b)"


@dataclass(slots=True)
class About:
    """What the clauses of a note have been about so far; the next may go on about it."""

    shots: tuple[Shot, ...] = ()
    scenes: tuple[Scene, ...] = ()
    beats: tuple[Beat, ...] = ()
    people: tuple[str, ...] = ()
    edits: tuple[AnyEdit, ...] = ()  # what the last clause with a wish is to change
    waiting: bool = False  # shots are named that no wish has been made for yet
    film: Footage | None = None  # with the shots that the note makes, where it makes any
    parted: tuple[Shot, ...] = ()  # the two parts of a shot that was split last
    refused: str = ""  # why the shot that the note makes cannot be made


@dataclass(slots=True)
class Scope:
    """What one clause is about."""

    film: Footage
    pointers: Pointers
    said: Worded
    text: str  # the clause
    before: About
    rest: str = ""  # what no wish has read
    claimed: set[str] = field(default_factory=set)  # placeholders that wishes have used

    @property
    def slightly(self) -> bool:
        """Whether a little is asked for."""
        return bool(re.search(r"\bslightly\b", self.text))

    @property
    def much(self) -> bool:
        """Whether a lot is asked for."""
        return bool(re.search(r"\b(?:much|very|(?<!the )(?<!this )(?<!that )way)\b", self.text))

    @property
    def whole_place(self) -> bool:
        """Whether all of the place is to be seen."""
        said = re.search(r"\b(?:all of|whole|entire) (?:of )?(?:the )?([a-z]+)", self.said.text)
        places = " ".join(p.name.lower() for p in self.film.graph.places)
        return said is not None and said[1] in f"{places} room place set space location".split()

    def names(self, sigil: str, text: str | None = None) -> tuple[str, ...]:
        """The placeholders of a kind in what no wish has read, or in `text`."""
        return tuple(re.findall(rf"@{sigil}\d+", self.rest if text is None else text))

    def own_shots(self) -> tuple[Shot, ...]:
        """Shots that the clause itself names, directly or by a line."""
        ids = [i for name in self.names("s") for i in self.pointers.found[name]]
        if not ids:
            ids = [i for name in self.names("b") for i in self._of_line(name)]
        return tuple(self.film.by_id[i] for i in dict.fromkeys(ids))

    def _of_line(self, name: str) -> tuple[str, ...]:
        ids = self.pointers.found[name]
        if len(ids) < 2:
            return ids
        shots = [self.film.by_id[i] for i in ids]
        return (self.pointers.choose("Which shot?", [(told_shot(s), s.id) for s in shots]),)

    def own_scenes(self) -> tuple[Scene, ...]:
        """Scenes that the clause itself names, directly or by a place."""
        found = [self.film.scene(i) for n in self.names("c") for i in self.pointers.found[n]]
        places = [self.pointers.found[n][0] for n in self.names("p")]
        known = {s.place_id for s in found}  # "the kitchen in scene 2" names one scene
        found += [self.pointers.scene_at(place) for place in places if place not in known]
        return tuple(dict.fromkeys(found))

    def own_beats(self) -> tuple[Beat, ...]:
        """Lines that the clause itself names."""
        return tuple(b for name in self.names("b") for b in self.pointers.beats[name])

    def shots(self) -> tuple[Shot, ...]:
        """The shots that a wish is for: named, of a named scene, as before, or selected."""
        shots, scenes = self.own_shots(), self.own_scenes()
        if shots:
            if scenes and not {s.scene_id for s in shots} <= {s.id for s in scenes}:
                raise Unread("that shot is not in that scene")
            return shots
        if scenes:
            return self.film.shots_of(scenes)
        if self.before.shots:
            return self.before.shots
        ids = self.pointers.pointed()
        if ids:
            return tuple(self.film.by_id[i] for i in ids)
        return (self._which_shot(),)

    def shot(self) -> Shot:
        """The one shot that a wish is for."""
        shots = self.shots()
        if len(shots) != 1:
            raise Unread("that can be done to one shot at a time")
        return shots[0]

    def _which_shot(self) -> Shot:
        people = set(self.people())
        fitting = [
            s for s in self.film.shots
            if not self.film.is_card(s) and people and people <= set(s.framing.subjects)
        ]  # fmt: skip
        if not 0 < len(fitting) <= _CHOICES:
            raise Ambiguous("", "Which shot? Select one, or give its number.", ())
        return self.pointers.choose("Which shot?", [(told_shot(s), s) for s in fitting])

    def scenes(self) -> tuple[Scene, ...]:
        """The scenes that a wish is for: named, of named shots, as before, or looked at."""
        if scenes := self.own_scenes():
            return scenes
        if shots := self.own_shots():
            return tuple(dict.fromkeys(self.film.scene(s.scene_id) for s in shots))
        if self.before.scenes:
            return self.before.scenes
        if self.before.shots:
            return tuple(dict.fromkeys(self.film.scene(s.scene_id) for s in self.before.shots))
        return (self.pointers.scene_looked_at(),)

    def people(self) -> tuple[str, ...]:
        """Those named in what no wish has read."""
        places = list(re.finditer(r"@w\d+", self.rest))
        for one, other in pairwise(places):
            if not _TOGETHER.fullmatch(self.rest[one.end() : other.start()]):
                raise Unread("who is meant for what is not clear")
        found = [self.pointers.found[n][0] for n in self.names("w") if n not in self.claimed]
        found += [self.who(word) for word in re.findall(PRONOUN, self.rest)]
        return tuple(dict.fromkeys(found))

    def who(self, word: str) -> str:
        """The character that a placeholder or pronoun means; asks where it may be several."""
        person = self.pointers.whom(word)
        if person is not None:
            self.claimed.add(word.removesuffix("'s"))
            return person
        gender = GENDERS[word]
        for near in self._near():
            fitting = [c for c in dict.fromkeys(near) if self.film.is_of(c, gender)]
            if fitting:
                options = [(self.film.named(c), c) for c in fitting]
                return self.pointers.choose("Who?", options)
        raise Unread(f"it is not clear who “{word}” is")

    def _near(self) -> tuple[tuple[str, ...], ...]:
        shots = self.own_shots() or self.before.shots or tuple(
            self.film.by_id[i] for i in self.pointers.pointed()
        )  # fmt: skip
        subjects = tuple(c for s in shots for c in s.framing.subjects)
        scenes = self.own_scenes() or tuple(
            self.film.scene(s.scene_id) for s in shots if s.scene_id
        )  # fmt: skip
        present = tuple(c for s in scenes for c in s.present)
        everybody = tuple(self.film.people)
        return (self.before.people, subjects, present, everybody)

    def first_beat(self) -> tuple[Scene, Beat | None]:
        """Scene, and beat from which on: the start of a named line or shot, or the whole scene."""
        if beats := self.own_beats():
            return self.film.scene_of(beats[0]), beats[0]
        if self.own_scenes() and not self.own_shots():
            return self.scenes()[0], None
        shots = self.own_shots() or self.before.shots or tuple(
            self.film.by_id[i] for i in self.pointers.pointed()
        )  # fmt: skip
        if not shots:
            return self.scenes()[0], None
        beats = self.film.beats_in(shots[0])
        for said in () if self.own_shots() else self.before.beats:  # the line just spoken of
            if said in beats:
                return self.film.scene_of(said), said
        return self.film.scene(shots[0].scene_id), beats[0] if beats else None

    def frames(self, name: str) -> int:
        """A length of time in frames at the plan's rate."""
        amount = self.said.times[int(name[2:])]
        frames = round(-amount) if amount < 0 else round(amount * self.film.second)
        if not 0 < frames <= _LONGEST_S * self.film.second:
            raise Unread("a shot lasts a frame at least, and five minutes at most")
        return frames
