"""A shot as the checks see it: its camera and everybody, from its first moment to its last.

Enters: a staged scene and its shots. Leaves: a Seen per shot that has a picture.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from planner.figures import Figure, figure
from planner.ground import Ground
from planner.lens import View, view_of
from planner.looks import Look
from planner.moments import Around, around
from planner.shots import Business, Cover, ScenePlan, Shot, ShotKind, Stance

ROUNDING = 0.05  # covers of unspoken beats are counted in twelfths
SHIFT_M = 0.25  # less is a shift of weight


@dataclass(frozen=True, slots=True, eq=False)
class Instant:
    """One moment of a shot. `stances` holds all who can be seen, `bodies` their landmarks."""

    view: View
    stances: Mapping[str, Stance]
    bodies: Mapping[str, Figure]
    gazes: Mapping[str, str]
    cover: Cover


@dataclass(frozen=True, slots=True, eq=False)
class Seen:
    """A shot from its first moment to its last."""

    shot: Shot
    opening: Instant
    ending: Instant
    during: tuple[Instant, ...]  # one per stretch, in order; the last is the ending
    moved: frozenset[str]  # who changes place during the shot
    leaving: frozenset[str]  # who goes out of sight during it


class StagedScene:
    """One scene of a plan with its shots, in order."""

    def __init__(self, plan: ScenePlan, shots: Sequence[Shot], looks: Mapping[str, Look]) -> None:
        """Tell the scene's businesses; nothing is seen yet."""
        self.plan, self.shots, self.looks = plan, tuple(shots), looks
        self.ground = Ground(plan.floor_plan)
        self.beats = tuple(dict.fromkeys(c.beat_id for s in shots for c in s.covers))
        self.told: Mapping[str, Around] = around(plan, self.beats)
        self.businesses: dict[str, list[Business]] = {}
        for business in plan.businesses:
            self.businesses.setdefault(business.beat_id, []).append(business)
        self._shown: dict[str, list[tuple[int, Cover]]] = {}
        for n, shot in enumerate(self.shots):
            for cover in shot.covers:
                self._shown.setdefault(cover.beat_id, []).append((n, cover))
        self._figures: dict[Stance, Figure] = {}

    def seen(self) -> Iterator[Seen]:
        """Every shot that has a picture of the scene."""
        for shot in self.shots:
            if has_picture(shot):
                yield self._seen(shot)

    def shots_of(self, business: Business) -> tuple[Shot, ...]:
        """The shot that a business begins in; the shot before too where it begins at a cut."""
        for n, cover in self._shown.get(business.beat_id, ()):
            if business.share[0] + ROUNDING < _share(cover.last, cover):
                shot = self.shots[n]
                opens = cover is shot.covers[0] and business.share[0] <= _share(cover.first, cover)
                return self.shots[n - 1 : n + 1] if opens and n else (shot,)
        return ()

    def in_shot(self, shot: Shot) -> list[Business]:
        """What is done while a shot is on screen."""
        return [
            b for cover in shot.covers for b in self.businesses.get(cover.beat_id, ())
            if _during(b, cover)
        ]  # fmt: skip

    def at(self, cover: Cover, share: float) -> dict[str, Stance]:
        """Everybody once a share 0…1 of a stretch's beat has gone by."""
        told = self.told[cover.beat_id]
        if share >= 1.0:
            return dict(told.after)
        now = dict(told.before)
        for business in self.businesses.get(cover.beat_id, ()):
            if business.share[0] < share - ROUNDING:
                now[business.character_id] = business.after
        return now

    def _seen(self, shot: Shot) -> Seen:
        first, last = shot.covers[0], shot.covers[-1]
        before = self.at(first, _share(first.first, first))
        ends = [self.at(cover, _share(cover.last, cover)) for cover in shot.covers]
        leaving = self._leaving(shot, before, ends[-1])
        after = ends[-1] | {
            w: s for w, s in before.items() if s.visible and not ends[-1][w].visible
        }
        way = self._way(shot)
        during = tuple(
            self._instant(shot, cover, now, min(1.0, count / way))
            for count, (cover, now) in enumerate(zip(shot.covers, ends, strict=True), 1)
        )
        ending = self._instant(shot, last, after, 1.0)
        opening = self._instant(shot, first, before, 0.0)
        moved = frozenset(w for w, s in ends[-1].items() if w in before and _shifted(before[w], s))
        return Seen(shot, opening, ending, (*during[:-1], ending), moved, leaving)

    def _way(self, shot: Shot) -> int:
        """How many of a shot's stretches its camera moves in: one that follows stops with them."""
        who = shot.move.follow
        walked = [
            n for n, cover in enumerate(shot.covers, 1)
            for b in self.businesses.get(cover.beat_id, ())
            if b.character_id == who and b.path_m and _during(b, cover)
        ]  # fmt: skip
        return max(walked, default=len(shot.covers))

    def _leaving(
        self, shot: Shot, before: Mapping[str, Stance], end: Mapping[str, Stance]
    ) -> frozenset[str]:
        """Who is there at some time of a shot and is gone in the end."""
        here = {w for w in before if _in(before, w)}
        here |= {b.character_id for b in self.in_shot(shot) if b.before.visible}
        return frozenset(w for w in here if w in end and not end[w].visible)

    def _instant(
        self, shot: Shot, cover: Cover, now: Mapping[str, Stance], share: float
    ) -> Instant:
        here = {w: s for w, s in now.items() if s.visible and w in self.looks}
        bodies = {w: self._figure(s) for w, s in here.items()}
        return Instant(_view(shot, share), here, bodies, self.told[cover.beat_id].gazes, cover)

    def _figure(self, stance: Stance) -> Figure:
        known = self._figures.get(stance)
        if known is None:
            known = self._figures[stance] = figure(stance, self.looks[stance.character_id])
        return known


def has_picture(shot: Shot) -> bool:
    """Whether a shot shows its set: text alone does not, a super does."""
    over = shot.card is None or shot.card.style == "super"
    return shot.framing.kind is not ShotKind.CARD and over


def _share(units: int, cover: Cover) -> float:
    return units / max(cover.of, 1)


def _during(business: Business, cover: Cover) -> bool:
    begins, ends = business.share
    after = ends > _share(cover.first, cover) + ROUNDING
    return after and begins < _share(cover.last, cover) - ROUNDING


def _in(stances: Mapping[str, Stance], who: str) -> bool:
    return who in stances and stances[who].visible


def _shifted(a: Stance, b: Stance) -> bool:
    """Whether somebody is elsewhere, or no longer to be seen."""
    far = max(abs(a.x_m - b.x_m), abs(a.z_m - b.z_m)) > SHIFT_M
    return far or a.visible is not b.visible


def _view(shot: Shot, share: float) -> View:
    """The camera once a share of the shot has gone by."""
    start, end = shot.move.start, shot.move.end
    if share >= 1.0 or start == end:
        return view_of(end)
    if share <= 0.0:
        return view_of(start)
    eye, aim = (
        tuple(a + (b - a) * share for a, b in zip(one, other, strict=True))
        for one, other in ((start.eye_m, end.eye_m), (start.aim_m, end.aim_m))
    )
    return view_of(replace(end, eye_m=(eye[0], eye[1], eye[2]), aim_m=(aim[0], aim[1], aim[2])))
