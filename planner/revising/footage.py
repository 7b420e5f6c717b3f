"""A film as a note talks about it: shots by number, beats, people, how long things last.

Enters: a ShotPlan and its SceneGraph. Leaves: look-ups; nothing is changed.
"""

from collections.abc import Iterable
from functools import cached_property

from planner.revising.answers import Unread
from planner.shots import Shot, ShotPlan, Timing
from screenplay.scene_graph import Beat, BeatKind, Character, Gender, Scene, SceneGraph

_NO_TIMING = Timing("", 0)


class Footage:
    """One film: the plan as it is now, and the script it was made from."""

    def __init__(self, plan: ShotPlan, graph: SceneGraph) -> None:
        self.plan, self.graph = plan, graph
        self.shots = plan.shots
        self.second = round(plan.rate.num / plan.rate.den)  # frames; a beat lasts about as long

    @cached_property
    def numbered(self) -> dict[int, Shot]:
        """Shots by the number that is shown."""
        return {shot.number: shot for shot in self.shots}

    @cached_property
    def by_id(self) -> dict[str, Shot]:
        """Shots by id."""
        return {shot.id: shot for shot in self.shots}

    @cached_property
    def beats(self) -> dict[str, Beat]:
        """Beats by id; where two scenes share an id, the first."""
        found: dict[str, Beat] = {}
        for scene in self.scenes:
            for beat in scene.beats:
                found.setdefault(beat.id, beat)
        return found

    @cached_property
    def scenes(self) -> tuple[Scene, ...]:
        """The scenes that are shot."""
        shot = {s.scene_id for s in self.shots}
        return tuple(s for s in self.graph.scenes if s.id in shot)

    @cached_property
    def people(self) -> dict[str, Character]:
        """Characters by id."""
        return {c.id: c for c in self.graph.characters}

    @cached_property
    def _timings(self) -> dict[str, Timing]:
        return {t.beat_id: t for t in self.plan.timings}

    def scene(self, scene_id: str) -> Scene:
        """The scene with this id; raises Unread for that of a title, which is no scene's."""
        found = next((s for s in self.scenes if s.id == scene_id), None)
        if found is None:
            raise Unread("that shot is a card of text and belongs to no scene")
        return found

    def shots_of(self, scenes: Iterable[Scene]) -> tuple[Shot, ...]:
        """Every shot of some scenes, cards of titles left out."""
        ids = {s.id for s in scenes}
        return tuple(s for s in self.shots if s.scene_id in ids and not self.is_card(s))

    def is_card(self, shot: Shot) -> bool:
        """Whether a shot is text alone."""
        return shot.framing.kind.value == "card"

    def beside(self, shot: Shot, step: int) -> Shot | None:
        """The shot `step` after (before, if negative) another; None beyond the ends."""
        place = self.shots.index(shot) + step
        return self.shots[place] if 0 <= place < len(self.shots) else None

    def beats_in(self, shot: Shot) -> tuple[Beat, ...]:
        """The beats that a shot shows, transitions left out."""
        found = (self.beats[c.beat_id] for c in shot.covers if c.beat_id in self.beats)
        return tuple(b for b in found if b.kind is not BeatKind.TRANSITION)

    def showing(self, beat: Beat) -> tuple[Shot, ...]:
        """The shots that show a beat."""
        return tuple(s for s in self.shots if any(c.beat_id == beat.id for c in s.covers))

    def scene_of(self, beat: Beat) -> Scene:
        """The scene that a beat belongs to."""
        return next(s for s in self.scenes if any(b.id == beat.id for b in s.beats))

    def speaks(self, shot: Shot) -> bool:
        """Whether anything is said in a shot."""
        return any(b.line is not None for b in self.beats_in(shot))

    def silent_frames(self, shot: Shot) -> int:
        """How long a shot without speech lasts, at the plan's rate."""
        frames = 0
        for cover in shot.covers:
            timing = self._timings.get(cover.beat_id, _NO_TIMING)
            begins, ends = (
                round(timing.frames * unit / cover.of) for unit in (cover.first, cover.last)
            )
            frames += ends - begins
        return frames + self.lead(shot) + self.tail(shot)

    def lead(self, shot: Shot) -> int:
        """Frames of silence that a shot opens with."""
        cover = shot.covers[0] if shot.covers else None
        timing = self._timings.get(cover.beat_id, _NO_TIMING) if cover else _NO_TIMING
        return timing.lead_frames if cover and cover.first == 0 else 0

    def tail(self, shot: Shot) -> int:
        """Frames of silence that a shot ends with; marks of the script (CUT TO) take no time."""
        shown = {b.id for b in self.beats_in(shot)}
        covers = [c for c in shot.covers if c.beat_id in shown]
        if not covers or covers[-1].last != covers[-1].of:
            return 0
        return self._timings.get(covers[-1].beat_id, _NO_TIMING).tail_frames

    def named(self, character_id: str) -> str:
        """A character's name as one writes it in a sentence."""
        person = self.people.get(character_id)
        return person.name.title() if person else character_id

    def only_one(self, people: Iterable[str], gender: Gender) -> str | None:
        """The one of some people who is known to be of a gender; None for nobody, or several."""
        known = [p for p in people if self.people[p].gender is gender]
        return known[0] if len(known) == 1 else None

    def is_of(self, character_id: str, gender: Gender) -> bool:
        """Whether a pronoun of this gender may mean a character."""
        person = self.people.get(character_id)
        return person is not None and person.gender in {gender, Gender.UNKNOWN}
