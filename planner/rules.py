"""The default planner: a director's and an editor's rules of thumb, no model.

Enters: a SceneGraph. Leaves: a ShotPlan. Each scene is staged, covered, edited and then shot; a
shot depends on its scene's own words and on the place, so a changed line changes its shots only.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from planner.camera import Solution
from planner.card_shots import card_shot, card_timing, digest
from planner.composed import missed
from planner.coverage import cover, cut_of
from planner.donning import changes_of, costumes_told, hatted
from planner.dressing import dressed
from planner.editing import edit
from planner.errors import NoSceneError
from planner.fashions import fashion_of
from planner.genres import genre_of
from planner.ground import Ground
from planner.held import held
from planner.ideas import Idea, Scenery
from planner.landing import landed
from planner.line_of_action import Sides
from planner.locations import Locations
from planner.mounts import RIDDEN
from planner.movement import filmed, reasons
from planner.objective import Sighting
from planner.pace import AS_ASKED, Pace, pace_of
from planner.parking import Parked, park
from planner.patterns import cards, memory
from planner.patterns.places import introduced
from planner.returning import same_day, still_there
from planner.riders import Riding, riding_of, with_room
from planner.scoring import asked_music
from planner.shortfalls import told, untold
from planner.shots import (
    OVERLAPPING,
    CutKind,
    Drive,
    Framing,
    ScenePlan,
    Shot,
    ShotKind,
    ShotPlan,
    Stance,
    Timing,
)
from planner.sightings import Cast, sighting
from planner.staging import Staging, carries_on, stage
from planner.timings import timing
from planner.wardrobe import cast_looks
from screenplay.frame_rate import FrameRate
from screenplay.people.animals import called_by_species
from screenplay.scene_graph import BeatKind, Scene, SceneGraph, Structure
from screenplay.world.eras import on_the_frontier, year_of

IDENT = "rules/1"
Covering = Callable[[Scenery], list[Idea]]  # a scene's ideas, in film order
_LATER = frozenset({"later", "dream", "flashback", "end flashback", "years later", "present"})


class RulesPlanner:
    """The built-in planner behind the `Planner` protocol."""

    ident = IDENT

    def __init__(self, pace: Pace | None = None) -> None:
        self.pace = pace

    def plan(
        self,
        graph: SceneGraph,
        *,
        rate: FrameRate = FrameRate(24),  # noqa: B008 - frozen
        seed: int = 0,
        scenes: range | None = None,
    ) -> ShotPlan:
        """Plan the film; see `plan`."""
        return plan(graph, rate=rate, seed=seed, scenes=scenes, pace=self.pace)


def plan(
    graph: SceneGraph,
    *,
    rate: FrameRate = FrameRate(24),  # noqa: B008 - frozen
    seed: int = 0,
    scenes: range | None = None,
    covering: Covering = cover,
    pace: Pace | None = None,
) -> ShotPlan:
    """Plan a film: stage, cover, edit and shoot every scene.

    `scenes` picks scenes by position (0 first); title and end card belong to whole films only.
    `covering` says which shots a scene gets; their covers must leave no beat out. `pace` is how
    fast it is cut; None asks the script's genre.
    Raises `NoSceneError` where there is nothing to plan.
    """
    graph = called_by_species(graph)
    chosen = [s for n, s in enumerate(graph.scenes) if scenes is None or n in scenes]
    if not chosen:
        raise NoSceneError(
            "the script holds no scene to plan; add a heading such as INT. ROOM - DAY"
        )
    studio = _Studio(graph, rate, seed, covering, pace or own_pace(graph))
    for scene in chosen:
        studio.shoot(scene)
    return studio.finished(whole=scenes is None)


def own_pace(graph: SceneGraph) -> Pace:
    """The pace of the script's own genre; as its scenes ask where it names none."""
    genre = genre_of(graph)
    return pace_of(genre) if genre else AS_ASKED


class _Studio:
    """Plans scene after scene; remembers places, endings and the cut that comes next."""

    def __init__(
        self,
        graph: SceneGraph,
        rate: FrameRate,
        seed: int,
        covering: Covering,
        pace: Pace = AS_ASKED,
    ) -> None:
        self.graph, self.rate, self.seed, self.covering = graph, rate, seed, covering
        self.pace = pace
        self.characters = {c.id: c for c in graph.characters}
        fashion = fashion_of(year_of(graph), frontier=on_the_frontier(graph))
        self.as_cast = cast_looks(graph.characters, fashion)
        self.dressing = changes_of(graph, self.as_cast)
        self.looks = hatted(self.as_cast, self.dressing, fashion)
        self.cast = Cast({look.character_id: look for look in self.looks})
        self.crowds = frozenset(c.id for c in graph.characters if c.group)
        self.locations = Locations(graph, self.characters)
        self.plans: list[ScenePlan] = []
        self.shots: list[Shot] = []
        self.timings: list[Timing] = []
        self.before: Staging | None = None
        self.shown: list[Scene] = []  # in film order
        self.endings: dict[str, Staging] = {}  # by place, how it was left last
        self.whereabouts: dict[str, str] = {}  # by character, the place they were in last
        self.left: tuple[tuple[str, Parked], ...] = ()  # vehicles, where the last scene left them
        self.tied: dict[str, Mapping[str, Parked]] = {}  # animals that are ridden, by place
        self.vehicles: frozenset[str] = frozenset()  # kinds that the film has shown
        self.missing: dict[str, tuple[str, ...]] = {}  # by scene, what is not drawn
        self.missed: dict[str, tuple[str, ...]] = {}  # by setup, wishes of composition
        self.next_cut: tuple[CutKind, float] = (CutKind.CUT, 0.0)

    def shoot(self, scene: Scene) -> None:
        """Plan one scene and append it to the film."""
        new_place = self._is_new(scene)
        staging = self._staged(scene)
        scenery = Scenery(staging, new_place, self.crowds, self.pace)
        ideas = edit(scenery, self.covering(scenery))
        if ideas:
            ideas[0] = self._opened(scene, ideas[0])
        found: dict[Framing, list[tuple[Sighting, Solution]]] = {}
        sides = Sides(staging.front, staging.plan.floor_plan)
        shots = [self._shot(idea, staging, sides, found) for idea in ideas]
        shots = held(shots, ideas, staging)
        self.shots += _named(shots, scene.id)
        self.timings += landed(self._timed(staging, ideas), shots, staging, self.rate)
        self.plans.append(staging.plan)
        self.missing[scene.id] = untold(staging)
        self.before = self.endings[scene.place_id] = staging
        self.shown.append(scene)
        self.whereabouts |= dict.fromkeys(scene.present, scene.place_id)
        last = scene.beats[-1] if scene.beats else None
        if last is not None and last.kind is BeatKind.TRANSITION:
            self.next_cut = cut_of(last.text)
        else:
            self.next_cut = (CutKind.CUT, 0.0)

    def finished(self, *, whole: bool) -> ShotPlan:
        """The plan, with its title and end cards when it is a whole film."""
        shots, timings = self.shots, self.timings
        if whole:
            beats = [b for s in self.graph.scenes for b in s.beats]
            texts = [b.text for b in beats if b.kind is not BeatKind.TRANSITION][-1:]
            title = cards.title(self.graph.title, self.graph.author, self.graph.credits)
            shots = [card_shot(title, self.rate), *shots]
            timings = [card_timing(title, self.rate), *timings]
            end = cards.end(texts[-1] if texts else "")
            if end is not None:
                shots = [*shots, card_shot(end, self.rate)]
                timings = [*timings, card_timing(end, self.rate)]
        numbered = tuple(replace(s, number=n) for n, s in enumerate(shots, 1))
        remarks = (
            *(f"shot {s.number}: {unmet}" for s in numbered for unmet in s.approximations),
            *told(numbered, self.plans, self.missing, self.missed),
        )
        return ShotPlan(
            self.graph.title, self.rate, tuple(self.plans), numbered, self.looks, tuple(timings),
            self.seed, None, remarks, sounds=asked_music(self.graph),
            costumes=costumes_told(
                self.graph, self.plans, self.as_cast, self.looks, self.dressing
            ),
        )  # fmt: skip

    def _is_new(self, scene: Scene) -> bool:
        """Whether a scene opens in a place that is to be introduced; cut back to, none is."""
        if self._cuts_back(scene):
            return False
        return self.before is None or self.before.scene.place_id != scene.place_id

    def _cuts_back(self, scene: Scene) -> bool:
        """Whether an intercut, or a scene that it parted, returns to a place seen before."""
        parts = self.before is not None and _whole(self.before.scene) == _whole(scene)
        return scene.place_id in self.endings and (parts or scene.structure is Structure.INTERCUT)

    def _staged(self, scene: Scene) -> Staging:
        before = self._left_behind(scene)
        ground, drives, riding = self._parked(scene)
        staged = stage(scene, ground, self.characters, before, riding)
        if riding is not None:
            self.tied[scene.place_id] = riding.left()
            drives = (*drives, *riding.drives(staged.plan.businesses))
        staging = dressed(staged, drives)
        return introduced(staging) if self._is_new(scene) else staging

    def _left_behind(self, scene: Scene) -> dict[str, Stance] | None:
        """Those whom a scene finds where its place was left: all who were nowhere else since."""
        last = self.endings.get(scene.place_id)
        if last is None:
            return None
        place = scene.place_id
        left = {w: at for w, at in last.ending().items() if self.whereabouts.get(w) == place}
        if carries_on(scene, last.scene) or self._cuts_back(scene):
            return left
        since = self.shown[self.shown.index(last.scene) + 1 :]
        if not same_day(scene, last.scene, since):
            return None
        return still_there(scene, self.locations.ground(place), self.characters, left)

    def _parked(self, scene: Scene) -> tuple[Ground, tuple[Drive, ...], Riding | None]:
        """The place with the vehicles that a scene names, how these move, and who rides."""
        ground = self.locations.ground(scene.place_id)
        same = self.before is not None and self.before.scene.place_id == scene.place_id
        left = dict(self.left) if same else {}
        tied = {**left, **self.tied.get(scene.place_id, {})}
        riding = riding_of(scene, ground.plan, self.characters, tied, self.vehicles & RIDDEN)
        plan, ridden = ground.plan, frozenset[str]()
        if riding is not None:
            plan, ridden = with_room(plan, riding), riding.kinds
            left = {kind: spot for kind, spot in left.items() if kind not in ridden}
        parking = park(plan, scene, left if same else None, self.vehicles, ridden)
        self.left = parking.left
        self.vehicles |= {kind for kind, _ in parking.left} | ridden
        changed = parking.plan is not ground.plan
        return Ground(parking.plan) if changed else ground, parking.drives, riding

    def _opened(self, scene: Scene, idea: Idea) -> Idea:
        """How a scene begins: as the transition before it said, soft where time has passed."""
        kind, seconds = self.next_cut
        if not self.shots and kind is CutKind.CUT:
            kind, seconds = CutKind.FADE_OUT_IN, 1.0
        elif kind is CutKind.CUT and {t.lower() for t in scene.heading.tags} & _LATER:
            kind, seconds = CutKind.DISSOLVE, 0.8
        elif kind is CutKind.CUT and self.shots:
            before = self.before.scene if self.before is not None else None
            kind, seconds = memory.across(before, scene) or (kind, seconds)
        if idea.cut is not CutKind.CUT:
            kind, seconds = idea.cut, idea.cut_s
        if not self.shots and kind in {CutKind.FADE_IN, *OVERLAPPING}:
            kind = CutKind.FADE_OUT_IN
        pattern = memory.NAME if memory.remembered(scene) else idea.pattern
        return replace(idea, cut=kind, cut_s=seconds, offset_s=0.0, pattern=pattern)

    def _timed(self, staging: Staging, ideas: Sequence[Idea]) -> list[Timing]:
        """A timing for every beat, the silent ones of establishing shots included."""
        own = {m.beat.id for m in staging.moments}
        silent = [i for i in ideas if i.covers[0].beat_id not in own]
        rows = [Timing(i.covers[0].beat_id, self.rate.frames(i.seconds)) for i in silent]
        beats = [m.beat for m in staging.moments]
        shown = {i.covers[0].beat_id: i.seconds for i in ideas if i.card is not None}
        for n, moment in enumerate(staging.moments):
            before = beats[n - 1] if n else None
            following = beats[n + 1] if n + 1 < len(beats) else None
            seconds = shown.get(moment.beat.id, moment.seconds)
            rows.append(timing(moment.beat, before, following, seconds, self.rate))
        return rows

    def _shot(
        self,
        idea: Idea,
        staging: Staging,
        sides: Sides,
        found: dict[Framing, list[tuple[Sighting, Solution]]],
    ) -> Shot:
        if idea.kind is ShotKind.CARD:
            return card_shot(idea, self.rate, staging.scene.id)
        wish = sighting(idea, staging, self.cast, sides)
        wish, solution, move = filmed(idea, wish, staging, self.cast, sides, found)
        framing = replace(wish.framing, lens_mm=solution.pose.lens_mm)
        setup = digest("su", staging.scene.id, framing, solution.pose)
        self.missed[setup] = missed(solution.pose, wish)
        return Shot(
            "", 0, staging.scene.id, setup, framing, move, idea.covers,
            idea.cut, self.rate.frames(idea.cut_s), round(idea.offset_s * self.rate.fps), idea.card,
            solution.unmet, why=reasons(idea, move),
        )  # fmt: skip


def _whole(scene: Scene) -> str:
    """Id of the scene that a part was cut from."""
    return scene.id.partition("/")[0]


def _named(shots: Sequence[Shot], scene_id: str) -> list[Shot]:
    """Give shots ids out of the beats they show: rewording a line leaves its shots their ids."""
    counts: dict[str, int] = {}
    named = []
    for shot in shots:
        beats = tuple(cover.beat_id for cover in shot.covers)
        key = f"{scene_id}/{beats}/{shot.framing.kind}"
        counts[key] = counts.get(key, -1) + 1
        named.append(replace(shot, id=digest("sh", key, counts[key])))
    return named
