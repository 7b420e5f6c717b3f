"""Things that a scene names lie where they are said to, and go where people take them."""

import pytest

from planner.dressing import driven, lying
from planner.rules import plan
from planner.shots import Resting, ScenePlan, ShotKind, ShotPlan
from planner.thing_words import drawn_from_a_pocket, mentions
from screenplay.build import build
from screenplay.fountain import parse

_TABLE = """INT. ANNA'S KITCHEN - DAY

ANNA (30) sits at the table. {there}

{then}

ANNA
There it is.
"""


def _planned(script: str) -> ShotPlan:
    return plan(build(parse(script)))


def _scene(there: str, then: str = "Anna waits.") -> ScenePlan:
    return _planned(_TABLE.format(there=there, then=then)).scenes[0]


def _only(scene: ScenePlan, noun: str) -> Resting:
    found = [r for r in scene.resting if noun in (r.noun, *r.also)]
    assert len(found) == 1, scene.resting
    return found[0]


@pytest.mark.parametrize("noun", ["letter", "photograph", "gun", "laptop", "bottle", "cake"])
def test_a_thing_on_the_table_lies_on_the_table(noun: str) -> None:
    scene = _scene(f"A {noun} lies on the table.")
    rest = _only(scene, noun)
    tables = [f for f in scene.floor_plan.furniture if "table" in f.kind]
    top = min(tables, key=lambda f: abs(f.x_m - rest.at_m[0]) + abs(f.z_m - rest.at_m[2]))
    assert rest.at_m[1] == pytest.approx(top.base_m + top.size_m[1], abs=0.01)
    assert abs(rest.at_m[0] - top.x_m) < max(top.size_m) / 2
    assert top.bare


def test_food_goes_with_its_dish() -> None:
    rest = _only(_scene("One pancake is left on the dish."), "dish")
    assert rest.kind == "pancake on plate"
    assert "pancake" in rest.also


def test_what_is_picked_up_lay_within_reach() -> None:
    scene = _scene("A letter lies on the table.", "Anna picks up the letter.")
    rest = _only(scene, "letter")
    assert rest.taken_by is not None
    taker = scene.businesses[rest.taken_by]
    assert taker.character_id == "ch-anna"
    gap = ((rest.at_m[0] - taker.after.x_m) ** 2 + (rest.at_m[2] - taker.after.z_m) ** 2) ** 0.5
    assert gap < 0.75


def test_what_is_put_down_lies_again_and_nowhere_twice() -> None:
    scene = _scene("A letter lies on the table.",
                   "Anna picks up the letter.\n\nAnna puts down the letter.")  # fmt: skip
    first, again = [r for r in scene.resting if r.noun == "letter"]
    assert first.taken_by is not None
    assert again.laid_by is not None
    assert first.taken_by < again.laid_by
    assert again.taken_by is None


@pytest.mark.parametrize(
    "text",
    [
        "waits with a coin in her hand",
        "carrying a box",
        "There is no letter.",
        "writes in a book",
        "takes off his hat",
        "takes his hat off",
        "tips her hat",
        "His hat flies off.",
    ],
)
def test_things_in_hands_or_nowhere_do_not_lie_about(text: str) -> None:
    assert not any(m.here for m in mentions(text))


def test_a_pocket_is_no_table() -> None:
    assert drawn_from_a_pocket("He pulls a gun out of his coat")
    assert not drawn_from_a_pocket("She picks up the phone")


def test_an_insert_frames_the_thing_where_it_lies() -> None:
    made = _planned(
        _TABLE.format(there="A letter lies on the table.", then="INSERT - THE LETTER\n\nOld. Torn.")
    )
    inserts = [s for s in made.shots if s.framing.kind is ShotKind.INSERT]
    assert inserts
    rest = _only(made.scenes[0], "letter")
    for shot in inserts:
        assert shot.framing.thing == rest.noun
        aim = shot.move.start.aim_m
        eye = shot.move.start.eye_m
        reach = [rest.at_m[k] - eye[k] for k in range(3)]
        along = [aim[k] - eye[k] for k in range(3)]
        dot = sum(a * b for a, b in zip(reach, along, strict=True))
        sizes = sum(a * a for a in reach) ** 0.5 * sum(b * b for b in along) ** 0.5
        assert dot / sizes > 0.98, "the camera looks past the letter"


_VAN = """EXT. MILL STREET - DAY

A van stands at the kerb. ANNA (30) waits.

ANNA
Look.

{move}

ANNA
Well.
"""


@pytest.mark.parametrize(
    ("move", "manner"),
    [
        ("The van rolls forward.", "roll"),
        ("The van rolls down the hill.", "go"),
        ("The van speeds off.", "go"),
        ("The van pulls up.", "come"),
    ],
)
def test_vehicles_drive(move: str, manner: str) -> None:
    scene = _planned(_VAN.format(move=move)).scenes[0]
    (drive,) = scene.drives
    assert drive.manner == manner
    start, end = drive.path_m[0], drive.path_m[-1]
    assert ((start[0] - end[0]) ** 2 + (start[1] - end[1]) ** 2) ** 0.5 > 2.0
    assert driven(scene, drive.beat_id) == drive


def test_a_vehicle_takes_its_room_before_people_are_staged() -> None:
    scene = _planned(_VAN.format(move="Anna waits.")).scenes[0]
    (van,) = [f for f in scene.floor_plan.furniture if f.kind == "van"]
    assert van.solid
    for stance in scene.opening:
        gap = max(abs(stance.x_m - van.x_m) - van.size_m[2] / 2,
                  abs(stance.z_m - van.z_m) - van.size_m[0] / 2)  # fmt: skip
        assert gap > 0.0, "somebody stands in the van"


def test_the_van_is_the_van_that_was_seen_before() -> None:
    script = _VAN.format(move="The van rolls forward.").replace("A van", "An ice cream van")
    script += "\nEXT. PARK - DAY\n\nThe van rolls across the grass and comes to rest. Anna runs.\n"
    kinds = {d.kind for s in _planned(script).scenes for d in s.drives}
    assert kinds == {"ice_cream_van"}


def test_lying_asks_for_the_moment() -> None:
    from planner.coverage import cover
    from planner.rules import _Studio  # the staging is not part of a plan
    from screenplay.frame_rate import FrameRate

    graph = build(parse(_TABLE.format(there="A letter lies on the table.",
                                      then="Anna picks up the letter.")))  # fmt: skip
    studio = _Studio(graph, FrameRate(24), 0, cover)
    staging = studio._staged(graph.scenes[0])
    assert lying(staging, 0, "the letter") is not None
    assert lying(staging, len(staging.moments) - 1, "the letter") is None


_PUT = """INT. OFFICE - DAY

ANNA stands in the room with a cup in her hand.

ANNA
Well.

{deed}
"""


@pytest.mark.parametrize(
    ("deed", "high"),
    [("Anna puts down the cup.", True), ("Anna drops the cup on the floor.", False)],
)
def test_a_thing_is_put_on_the_nearest_table_unless_it_is_dropped(deed: str, *, high: bool) -> None:
    scene = _planned(_PUT.format(deed=deed)).scenes[0]
    assert (_only(scene, "cup").at_m[1] > 0.3) == high


@pytest.mark.parametrize("away", ["pockets it", "puts it in her coat pocket"])
def test_what_goes_into_a_pocket_lies_nowhere(away: str) -> None:
    scene = _scene("Anna takes a coin from her purse.", f"Anna bites the coin and {away}.")
    assert not [r for r in scene.resting if r.noun == "coin"]
