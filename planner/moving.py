"""Walks: to a mark, to a person, in and out.

Enters: a scene being played and a deed. Leaves: its acts with the paths that are walked.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import product

from planner import boarding, marks
from planner.bearings import Point, ahead, distance, yaw_towards
from planner.company import SIDES_OF_PEOPLE, by_person
from planner.entrances import shop_way, way_in
from planner.floor_plan import Furniture, Posture
from planner.handling import in_place
from planner.marks import SEATED, place
from planner.paths import length_m, shortened, walk
from planner.playing import Playing, keeping, nearest
from planner.riding import get_down
from planner.shots import Stance
from planner.spatial_words import Side, side_before
from planner.thing_words import ON_FLOOR
from planner.tops import gap_m, has_top
from screenplay.scene_graph import Beat, Deed

GOING = frozenset({"walk", "run", "approach", "follow", "sneak", "enter", "exit", "climb", "hide"})
TOUCHING = frozenset({"hug", "kiss", "shake_hands", "touch", "hit", "fight", "give", "whisper"})
_AWAY = re.compile(r"\b(away|off|out|outside|leaves?|exits?)\b", re.IGNORECASE)
_HERE = re.compile(r"\b(in|into|inside)\b", re.IGNORECASE)
_TO_THE_FLOOR = re.compile(
    r"\b(drop\w*|floor|ground|grass|sand|away|pocket|beside|feet)\b", re.IGNORECASE
)
_SAT_ON = frozenset(("bench", "stump"))
_AT_HAND_M, _TOP_NEAR_M = 0.6, 2.6  # from the hand of who lays; from where one stands
OPEN_WALK_M = 6.5
CHASE_M, APART_M = 2.6, 1.3  # of a way that somebody else leads; behind them at its end
WINDING = 0.1  # of a way: nobody runs round things after whom they chase
_BACK = re.compile(r"\bback(?:wards?)?\b", re.IGNORECASE)
_CHASING = frozenset({"follow", "run"})
RISING_REACH_M, LYING_REACH_M = 0.9, 1.35  # one gets up this far from a seat, from a bed
TOUCH_REACH_M = marks.TOUCHING_M + 0.1


def go(playing: Playing, beat: Beat, deed: Deed) -> None:
    """Walks of every kind: to a mark, to a person, in or out."""
    actor, words = deed.actor or "", f"{deed.direction} {deed.target or ''}"
    here = playing.now[actor]
    car = boarding.vehicle(deed, playing.ground)
    if car is not None and boarding.gets_out(deed):
        boarding.get_out(playing, deed, car)
    elif car is not None and boarding.gets_in(deed) and here.visible:
        rise(playing, deed)
        boarding.get_in(playing, deed, car)
    elif deed.verb == "hide" and not deed.direction and playing.thing(deed) is None:
        in_place(playing, beat, deed)
    elif deed.verb == "run" and not _leads_somewhere(playing, deed):
        in_place(playing, beat, replace(deed, verb="gesture"))
    elif deed.verb == "enter" or (not here.visible and _HERE.search(words)):
        enter(playing, actor, deed)
    elif deed.verb == "exit" or (_AWAY.search(deed.direction) and playing.target(deed) is None):
        leave(playing, actor, deed)
    else:
        walk_to(playing, deed, deed.verb, _destination(playing, deed))


def walk_to(playing: Playing, deed: Deed, verb: str, goal: Stance) -> None:
    """Stand up if need be, then walk to a goal and take its posture."""
    actor = goal.character_id
    rise(playing, deed)
    here = playing.now[actor]
    goal = keeping(here, goal)
    if distance(place(here), place(goal)) < 0.15:
        playing.act(deed, "turn" if verb in GOING else verb, replace(here, yaw_deg=goal.yaw_deg))
        return
    people = marks.points(playing.others(actor))
    path = walk(playing.ground, place(here), place(goal), people)
    playing.act(deed, verb, goal, path)


def rise(playing: Playing, deed: Deed) -> None:
    """Get up from a seat, a bed or the floor."""
    here = playing.now[deed.actor or ""]
    if here.posture is Posture.STAND:
        return
    if here.posture is Posture.RIDE and playing.riding is not None:
        get_down(playing, playing.riding, deed)
        return
    others = playing.others(here.character_id)
    up = marks.before_seat(here, playing.ground, others)
    if here.posture is Posture.CROUCH:
        up = marks.standing(here.character_id, place(here), here.yaw_deg)
    reach = LYING_REACH_M if here.posture is Posture.LIE else RISING_REACH_M
    gap = distance(place(here), place(up))
    if gap <= reach:
        playing.act(deed, "stand", keeping(here, up))
        return
    near = ahead(place(here), yaw_towards(place(here), place(up)), reach)
    risen = keeping(here, marks.standing(here.character_id, near, up.yaw_deg))
    playing.act(deed, "stand", risen)
    path = walk(playing.ground, place(risen), place(up), marks.points(others))
    playing.act(deed, "walk", keeping(risen, up), path)


def enter(playing: Playing, actor: str, deed: Deed) -> None:
    """Come in by the door (or the road) and join whoever is there."""
    others = playing.others(actor)
    here = playing.now[actor]
    if here.visible:
        walk_to(playing, deed, "walk", _destination(playing, deed))
        return
    car = boarding.boarded(here, playing.ground)
    if car is not None:
        boarding.get_out(playing, deed, car)
        return
    centre, words = playing.ground.plan.centre_m, f"{deed.text} {deed.direction}"
    way = shop_way(playing.ground, _met(playing), words) or way_in(playing.ground, centre, words)
    outside = (way.x_m, way.z_m) if way else (playing.ground.plan.x0_m, centre[1])
    inside = (way.inside_x_m, way.inside_z_m) if way else outside
    goal = _arrival(playing, deed, actor, inside, others)
    start = replace(here, x_m=outside[0], z_m=outside[1], visible=True, posture=Posture.STAND,
                    yaw_deg=round(yaw_towards(outside, inside), 1), spot_id=None)  # fmt: skip
    playing.now[actor] = start
    path = (outside, *walk(playing.ground, inside, place(goal), marks.points(others)))
    path = shortened(path[::-1], _reach(playing))[::-1]
    playing.now[actor] = replace(start, x_m=round(path[0][0], 3), z_m=round(path[0][1], 3))
    playing.act(deed, "enter", keeping(start, goal), path)


def _met(playing: Playing) -> Point:
    """Where somebody comes upon the others: before those who go somewhere, else in the middle."""
    seen = [way for who, way in playing.ways.items() if playing.now[who].visible]
    if not seen:
        return playing.ground.plan.centre_m
    return ahead(seen[-1][-1], yaw_towards(seen[-1][0], seen[-1][-1]), CHASE_M)


def leave(playing: Playing, actor: str, deed: Deed) -> None:
    """Go out by the nearest way; nobody sees them after that."""
    if not playing.now[actor].visible:
        return
    rise(playing, deed)
    here = playing.now[actor]
    way = way_in(playing.ground, place(here), f"{deed.text} {deed.direction}")
    side = playing.ground.plan.x0_m if here.x_m < 0 else playing.ground.plan.x1_m
    outside = (way.x_m, way.z_m) if way else (side, here.z_m)
    inside = (way.inside_x_m, way.inside_z_m) if way else outside
    people = marks.points(playing.others(actor))
    path = (*walk(playing.ground, place(here), inside, people), outside)
    path = shortened(path, _reach(playing))
    inside, outside = path[-2], path[-1]
    gone = replace(here, x_m=round(outside[0], 3), z_m=round(outside[1], 3), visible=False,
                   yaw_deg=round(yaw_towards(inside, outside), 1), spot_id=None)  # fmt: skip
    playing.act(deed, "exit", gone, path)


def near_enough(playing: Playing, deed: Deed) -> None:
    """Walk up to whom one touches or hands something."""
    other, actor = playing.target(deed), deed.actor or ""
    reaching = deed.verb in TOUCHING or (deed.verb == "take" and other is not None)
    if other is None or not reaching or other.character_id == actor or playing.driving:
        return
    here = playing.now[actor]
    reach = 0.95 if deed.verb in {"give", "take", "hit"} else TOUCH_REACH_M
    both_sit = here.posture in SEATED and other.posture in SEATED
    if not both_sit and distance(place(here), place(other)) > reach + 0.25:
        goal = marks.facing_mark(
            actor, other, playing.ground, playing.others(actor), place(here), reach - 0.1
        )
        walk_to(playing, deed, "approach", goal)


def near_a_top(playing: Playing, deed: Deed) -> None:
    """Walk up to the table that a thing is laid on; to the nearest where none is named.

    What is dropped, and what stands on the floor anyway, is let go where one is.
    """
    here = playing.now[deed.actor or ""]
    stays = here.posture is not Posture.STAND or not here.visible or playing.driving
    floored = _TO_THE_FLOOR.search(deed.text) or set(here.holding) & ON_FLOOR
    if deed.verb != "put_down" or not here.holding or stays or floored:
        return
    tops = [f for f in playing.ground.plan.furniture if has_top(f)]
    if not any(_at_hand(f, here) for f in tops) and (goal := _at_a_top(playing, here, tops)):
        walk_to(playing, deed, "walk", goal)


def _at_a_top(playing: Playing, here: Stance, tops: Sequence[Furniture]) -> Stance | None:
    """The nearest place from which a hand reaches one of `tops`; no seats, nothing far off."""
    others = playing.others(here.character_id)
    near = [f for f in tops if f.kind not in _SAT_ON and gap_m(f, place(here)) < _TOP_NEAR_M]
    for top in sorted(near, key=lambda f: (round(gap_m(f, place(here)), 2), f.id)):
        goal = marks.at_thing(here.character_id, top, Side.AT, playing.ground, others, place(here))
        if _at_hand(top, goal):
            return goal
    return None


def _at_hand(top: Furniture, stance: Stance) -> bool:
    return gap_m(top, ahead(place(stance), stance.yaw_deg, 0.45)) < _AT_HAND_M


def _leads_somewhere(playing: Playing, deed: Deed) -> bool:
    """Nobody runs a meeting, a shop or a risk on their feet."""
    goal = bool(deed.direction) or deed.target is None
    return goal or playing.target(deed) is not None or playing.thing(deed) is not None


def _destination(playing: Playing, deed: Deed) -> Stance:
    """Where a walk ends."""
    actor = deed.actor or ""
    others, here = playing.others(actor), playing.now[actor]
    person = playing.target(deed)
    if person is not None:
        side = side_before(deed.direction.rpartition(" ")[0])
        if side in SIDES_OF_PEOPLE:
            return by_person(actor, person, side, playing.ground, others, place(here))
        return marks.facing_mark(actor, person, playing.ground, others, place(here), 1.0)
    words = f"{deed.direction} {deed.target or ''} {deed.text}"
    named = marks.marked(actor, words, playing.ground, others, place(here))
    return named or _in_a_chase(playing, deed) or _few_steps(playing, actor)


def _in_a_chase(playing: Playing, deed: Deed) -> Stance | None:
    """Who follows, or runs without a goal, goes the way that somebody went before them.

    A chase keeps its direction from shot to shot (Mascelli, "The Five C's of Cinematography", on
    screen direction): one who ran the other way would run away from it.
    """
    actor = deed.actor or ""
    before = [who for who in playing.ways if who != actor]
    told = deed.direction or deed.target or _BACK.search(deed.text)
    if deed.verb not in _CHASING or told or not before:
        return None
    leader, way = before[-1], playing.ways[before[-1]]
    here, there = place(playing.now[actor]), place(playing.now[leader])
    gap = distance(here, there) - APART_M
    behind = deed.verb == "follow" and playing.now[leader].visible and gap > CHASE_M / 3
    yaw = yaw_towards(here, there) if behind else yaw_towards(way[0], way[-1])
    reach = min(CHASE_M, gap) if behind else CHASE_M
    return _onward(playing, actor, yaw, reach)


def _onward(playing: Playing, actor: str, yaw_deg: float, reach_m: float) -> Stance | None:
    """Some way along a bearing, as straight as things and people let one run; None if not."""
    here, others = place(playing.now[actor]), marks.points(playing.others(actor))
    found: list[tuple[float, Point]] = []
    for share, lean in product((1.0, 0.7), (0.0, 20.0, -20.0, 40.0, -40.0)):
        wish = ahead(here, yaw_deg + lean, share * reach_m)
        at = playing.ground.nearest_free(wish, others, 0.3, 0.9)
        gone = distance(here, at)
        bends = length_m(walk(playing.ground, here, at, others)) / max(gone, 0.1) - 1.0
        if gone > reach_m / 2 and bends < WINDING:
            found.append((abs(lean) / 40.0 + 1.0 - share + 10.0 * bends, at))
    if not found:
        return None
    at = min(found)[1]
    return marks.standing(actor, at, yaw_towards(here, at))


def _few_steps(playing: Playing, actor: str) -> Stance:
    """No goal given: a few steps to a free place on the other side of the set's middle."""
    here = place(playing.now[actor])
    centre = playing.ground.plan.centre_m
    wish = (2 * centre[0] - here[0], centre[1] + 0.6 * (here[1] - centre[1]))
    if distance(here, wish) < 1.2:
        wish = here[0] + (1.6 if here[0] <= centre[0] else -1.6), here[1] + 0.4
    if distance(here, wish) > 3.0:
        wish = ahead(here, yaw_towards(here, wish), 2.2)
    at = playing.ground.nearest_free(wish, marks.points(playing.others(actor)), 0.3, 0.9)
    return playing.turned(marks.standing(actor, at, yaw_towards(here, at)))


def _arrival(
    playing: Playing, deed: Deed, actor: str, inside: Point, others: list[Stance]
) -> Stance:
    named = marks.marked(actor, deed.direction, playing.ground, others, inside)
    if named is not None and "door" not in (named.spot_id or ""):
        return named
    person = playing.target(deed) or nearest(others, inside)
    if person is None:
        at = playing.ground.nearest_free(playing.ground.plan.centre_m, (), 0.3)
        return marks.standing(actor, at, yaw_towards(inside, at))
    return marks.facing_mark(actor, person, playing.ground, others, inside, 1.35)


def _reach(playing: Playing) -> float:
    """How far comings and goings are followed: to the door, in the open out of frame."""
    return 30.0 if playing.ground.plan.interior else OPEN_WALK_M
