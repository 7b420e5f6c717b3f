"""Frames of edits and their slots: a clause fits a frame where every word of it fills a slot.

Enters: a clause's concepts, the film, and what the note has been about. Leaves: a `Case`, which
knows the slots filled and the shots, scenes, people and moments that they mean.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from planner.edits import AnyEdit
from planner.revising.answers import Ambiguous, Unread
from planner.revising.footage import Footage
from planner.revising.frames.concepts import Concept, Said
from planner.revising.frames.spelling import Spelled
from planner.revising.references.pointing import Pointers, shortened, told_shot
from planner.shots import Shot
from screenplay.scene_graph import Beat, Gender, Scene

_CHOICES = 8  # more are no short question
_GENDERS = {"m": Gender.MALE, "f": Gender.FEMALE}
_LONGEST_S = 300
REFERENTS = ("shots", "scenes", "place", "beats", "n.shot", "n.scene", "start", "end")


@dataclass(slots=True)
class About:
    """What the clauses so far named, for those that go on about it."""

    shots: tuple[Shot, ...] = ()
    scenes: tuple[Scene, ...] = ()
    beats: tuple[Beat, ...] = ()
    people: tuple[str, ...] = ()
    edits: tuple[AnyEdit, ...] = ()
    whole: bool = False  # the film was spoken of
    dropped: bool = False  # a shot goes that the next clause cannot be about
    waiting: bool = False  # shots were named, and nothing asked for them yet


@dataclass(frozen=True, slots=True)
class Frame:
    """One kind of wish: `needs` are slots, each with kinds to choose from; `may` other kinds.

    `negs` are kinds whose negation the frame understands. Of frames that fit, those of the
    lowest `rank` count. `picture` frames may stand together in a clause.
    """

    name: str
    needs: tuple[str, ...]
    may: frozenset[str]
    make: Callable[["Case"], Sequence[AnyEdit]]
    negs: frozenset[str] = frozenset()
    rank: int = 1
    picture: bool = False
    staged: bool = False  # what is told of somebody as a fact is no wish


def frame(
    name: str, needs: str, may: str, make: Callable[["Case"], Sequence[AnyEdit]], *,
    negs: str = "", rank: int = 1, picture: bool = False, staged: bool = False,
) -> Frame:  # fmt: skip
    """A frame, its slots typed as text."""
    return Frame(
        name, tuple(needs.split()), frozenset((*may.split(), *REFERENTS)), make,
        frozenset(negs.split()), rank, picture, staged,
    )  # fmt: skip


@dataclass(slots=True)
class Case:
    """A clause in a frame."""

    film: Footage
    pointers: Pointers
    spelled: Spelled
    said: Said
    about: About
    slots: dict[str, list[Concept]] = field(default_factory=dict)

    def all(self, *kinds: str) -> list[Concept]:
        """The concepts in some slots, in order."""
        return sorted((c for k in kinds for c in self.slots.get(k, ())), key=lambda c: c.at)

    def first(self, *kinds: str) -> Concept | None:
        """The first concept in some slots."""
        return next(iter(self.all(*kinds)), None)

    @property
    def slightly(self) -> bool:
        """Whether a little is asked for."""
        return self.said.degree == "slight"

    @property
    def much(self) -> bool:
        """Whether a lot is asked for."""
        return self.said.degree == "much"

    def step(self, usual: float) -> float:
        """A usual step, made smaller or larger as the clause says."""
        return usual * (0.5 if self.slightly else 5 / 3 if self.much else 1)

    # --- who

    def person(self, concept: Concept) -> str:
        """The character that a name or pronoun means; asks where it may be several."""
        if "person" in concept.kinds:
            return self.pointers.found[concept.value("person")][0]
        gender = _GENDERS.get(concept.kinds.get("pronoun", ""))
        for near in self._near():
            fitting = [
                c for c in dict.fromkeys(near) if gender is None or self.film.is_of(c, gender)
            ]
            if fitting:
                return self.pointers.choose("Who?", [(self.film.named(c), c) for c in fitting])
        raise Unread(f"it is not clear who “{concept.text}” is")

    def people(self) -> tuple[str, ...]:
        """Everybody named, else the one that a pronoun means."""
        named = [self.person(c) for c in self.all("person")]
        if not named:
            named = [self.person(c) for c in self.pronouns()]
        return tuple(dict.fromkeys(named))

    def pronouns(self) -> list[Concept]:
        """Pronouns of one person in the clause."""
        return [c for c in self.said.concepts if c.kinds.get("pronoun") in _GENDERS]

    def someone(self) -> str:
        """The one person a wish is for: named, before, or alone in the picture."""
        people = self.people()
        if not people and any(c.kinds.get("pronoun") == "all" for c in self.said.concepts):
            raise Unread("one person at a time, by name")
        if len(people) == 1:
            return people[0]
        if len(people) > 1:
            raise Unread("who is meant for what is not clear")
        if self.about.people:
            options = [(self.film.named(p), p) for p in self.about.people]
            return self.pointers.choose("Who?", options)
        shots = self.named_shots() or self.pointed()
        seen = tuple(dict.fromkeys(p for s in shots for p in s.framing.subjects))
        if not seen:
            raise Unread("who is meant is not clear")
        return self.pointers.choose("Who?", [(self.film.named(p), p) for p in seen[:_CHOICES]])

    def _near(self) -> tuple[tuple[str, ...], ...]:
        doing = tuple(p for b in self.named_beats() for p in _acting(b))
        shots = self.named_shots() or self.about.shots or self.pointed()
        subjects = tuple(c for s in shots for c in s.framing.subjects)
        scenes = self.named_scenes() or tuple(
            self.film.scene(s.scene_id) for s in shots if s.scene_id
        )  # fmt: skip
        present = tuple(c for s in scenes for c in s.present)
        return (self.about.people, doing, subjects, present, tuple(self.film.people))

    # --- which shots, scenes, moments

    def pointed(self) -> tuple[Shot, ...]:
        """The shot that is looked at, if any."""
        return tuple(self.film.by_id[i] for i in self.pointers.pointed())

    def named_shots(self) -> tuple[Shot, ...]:
        """Shots that the clause names, by number or by what happens in them."""
        ids = [i for c in self.all("shots") for i in self.pointers.found[c.value("shots")]]
        if not ids:
            ids = [i for c in self.all("beats") for i in self._of_moment(c.value("beats"))]
        return tuple(self.film.by_id[i] for i in dict.fromkeys(ids))

    def _of_moment(self, name: str) -> tuple[str, ...]:
        ids = self.pointers.found[name]
        people = set(self.people()) if len(ids) > 1 else set()
        seen = [i for i in ids if people and people <= set(self.film.by_id[i].framing.subjects)]
        ids = tuple(seen) or ids
        if len(ids) < 2:
            return ids
        shots = [self.film.by_id[i] for i in ids]
        return (self.pointers.choose("Which shot?", [(told_shot(s), s.id) for s in shots]),)

    def named_beats(self) -> tuple[Beat, ...]:
        """Moments that the clause names."""
        return tuple(b for c in self.all("beats") for b in self.pointers.beats[c.value("beats")])

    def named_scenes(self) -> tuple[Scene, ...]:
        """Scenes that the clause names, also by their place or their order."""
        found = [
            self.film.scene(i)
            for c in self.all("scenes") for i in self.pointers.found[c.value("scenes")]
        ]  # fmt: skip
        known = {s.place_id for s in found}
        for concept in self.all("place"):
            place = self.pointers.found[concept.value("place")][0]
            if place not in known:
                found.append(self.pointers.scene_at(place))
        if not found and self.first("start"):
            found.append(self.film.scenes[0])
        if not found and self.first("end"):
            found.append(self.film.scenes[-1])
        return tuple(dict.fromkeys(found))

    def shots(self) -> tuple[Shot, ...]:
        """The shots that a wish is for; asks where none is named or looked at."""
        if shots := self.named_shots():
            return self._filmed(shots)
        ends = self.first("start", "end")
        if (scenes := self.named_scenes()) and (self.all("scenes", "place") or not ends):
            return self.film.shots_of(scenes)
        if self.about.shots:
            return self._filmed(self.about.shots)
        if pointed := self.pointed():
            return self._filmed(pointed)
        if self.about.scenes and not scenes:
            return self.film.shots_of(self.about.scenes)
        if ends and self.people():
            people = set(self.people())
            there = [s for s in self.film.shots_of(scenes) if people <= set(s.framing.subjects)]
            return (self.pointers.choose("Which shot?", [(told_shot(s), s) for s in there]),)
        if ends:
            filmed = [s for s in self.film.shots if not self.film.is_card(s)]
            return (filmed[0 if "start" in ends.kinds else -1],)
        return (self._which(),)

    def all_of_them(self) -> tuple[Shot, ...]:
        """The shots that a wish is for; all of a scene only where all are meant."""
        shots = self.shots()
        every = re.search(
            r"\b(?:all|every|everything|each|whole|entire|throughout|shots)\b", self.said.text
        )
        if len(shots) > 1 and not self.named_shots() and not self.about.shots and not every:
            return (self.shot(),)
        return shots

    def _filmed(self, shots: tuple[Shot, ...]) -> tuple[Shot, ...]:
        for shot in shots:
            if self.film.is_card(shot):
                raise Unread(f"shot {shot.number} is a card of text")
        return shots

    def shot(self) -> Shot:
        """The one shot that a wish is for."""
        shots = self.shots()
        if len(shots) == 1:
            return shots[0]
        if len(shots) > _CHOICES:
            raise Ambiguous("", "Which shot? Select one, or give its number.", ())
        return self.pointers.choose("Which shot?", [(told_shot(s), s) for s in shots])

    def _which(self) -> Shot:
        people = set(self.people()) or set(self.about.people)
        fitting = [
            s for s in self.film.shots
            if not self.film.is_card(s) and people and people <= set(s.framing.subjects)
        ]  # fmt: skip
        if not 0 < len(fitting) <= _CHOICES:
            raise Ambiguous("", "Which shot? Select one, or give its number.", ())
        return self.pointers.choose("Which shot?", [(told_shot(s), s) for s in fitting])

    def scenes(self) -> tuple[Scene, ...]:
        """The scenes that a wish is for."""
        if scenes := self.named_scenes():
            return scenes
        shots = self.named_shots() or self.about.shots
        if not shots and self.about.scenes:
            return self.about.scenes
        shots = shots or self.pointed()
        if shots and shots[0].scene_id:
            return tuple(dict.fromkeys(self.film.scene(s.scene_id) for s in shots))
        return (self.pointers.scene_looked_at(),)

    def lines(self, people: Sequence[str] = ()) -> tuple[Beat, ...]:
        """What is said in what the clause names, or where one looks; by some people only."""
        beats = self.named_beats() or self.about.beats
        if not beats:
            beats = tuple(b for s in self.shots() for b in self.film.beats_in(s))
        spoken = [b for b in beats if b.line is not None]
        mine = [b for b in spoken if b.line and (not people or set(people) & set(b.line.speakers))]
        return tuple(dict.fromkeys(mine))

    def moment(self) -> tuple[Scene, Beat | None]:
        """The scene, and the beat from which on; None is from the scene's start."""
        if beats := self.named_beats():
            return self.film.scene_of(beats[0]), beats[0]
        if (scenes := self.named_scenes()) and not self.named_shots():
            return scenes[0], None
        shots = self.named_shots() or self.about.shots
        if not shots and self.about.beats:
            return self.film.scene_of(self.about.beats[0]), self.about.beats[0]
        shots = shots or self.pointed()
        if not shots:
            return self.scenes()[0], None
        shown = self.film.beats_in(shots[0])
        return self.film.scene(shots[0].scene_id), shown[0] if shown else None

    def frames(self, concept: Concept) -> int:
        """A length of time in frames at the plan's rate."""
        amount = self.spelled.times[int(concept.value("time")[2:])]
        frames = round(-amount) if amount < 0 else round(amount * self.film.second)
        if not 0 < frames <= _LONGEST_S * self.film.second:
            raise Unread("a shot lasts a frame at least, and five minutes at most")
        return frames

    def one_beat(self, beats: Sequence[Beat]) -> Beat:
        """One of some beats; asks which."""
        if not beats:
            raise Unread("nobody speaks there")
        return self.pointers.choose("Which line?", [(f"“{shortened(b.text)}”", b) for b in beats])

    def present(self, person: str, scene: Scene) -> None:
        """Raises Unread for somebody who is not in a scene."""
        if person not in scene.present:
            raise Unread(f"{self.film.named(person)} is not in scene {scene.number}")


def _acting(beat: Beat) -> tuple[str, ...]:
    if beat.line is not None:
        return beat.line.speakers
    return tuple(d.actor for d in beat.deeds if d.actor) or beat.mentions
