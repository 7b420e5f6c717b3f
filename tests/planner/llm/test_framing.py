"""Answers become ideas, or faults that a model can mend; never a crash, never a gap."""

import json
from typing import Any

import pytest

from planner.continuity import check
from planner.coverage import cover
from planner.editing import edit
from planner.ideas import Idea, Scenery
from planner.llm.call_sheet import CallSheet, call_sheet
from planner.llm.errors import BadAnswer
from planner.llm.planning import ideas_in
from planner.rules import plan
from planner.shots import MoveKind, ShotKind, ShotPlan, Size
from screenplay.read import read_text
from screenplay.scene_graph import SceneGraph
from screenplay.world.parting import parted
from tests.planner.llm.mutations import answers

SCRIPT = """Title: The Ferry

INT. FERRY CABIN - DAY

LENA (40) sits at the table with a cup. OTTO (60) stands by the window. Rain.

LENA
You never told me that the crossing takes a whole day, and that there is nothing to eat on board. \
I would have brought bread, and a book, and somebody else to talk to.

OTTO
(angry)
You never asked!

Otto walks to the table and takes the cup.

CLOSE ON: the cup.

LENA
That was mine.

OTTO ^
That was cold.

The CAPTAIN (50) enters.

CAPTAIN
Is there a doctor on board?

CUT TO:

Otto and Lena look at each other.

LENA (V.O.)
There was not.

SUPER: "Six hours later"

Lena stands up and leaves.

EXT. DECK - NIGHT

The sea, black.
"""


@pytest.fixture(scope="module")
def graph() -> SceneGraph:
    return parted(read_text(SCRIPT, "ferry.fountain"))


@pytest.fixture(scope="module")
def sheets(graph: SceneGraph) -> dict[str, CallSheet]:
    found: dict[str, CallSheet] = {}

    def remember(scenery: Scenery) -> list[Idea]:
        found[scenery.staging.scene.id] = call_sheet(scenery)
        return cover(scenery)

    plan(graph, covering=remember)
    return found


@pytest.fixture
def sheet(sheets: dict[str, CallSheet]) -> CallSheet:
    return next(iter(sheets.values()))


def handle(sheet: CallSheet, name: str) -> str:
    return next(h for h, who in sheet.people.items() if who.endswith(name))


def apart(sheet: CallSheet) -> list[dict[str, Any]]:
    """A wide master for each beat that is free."""
    return [{"first": n + 1, "last": n + 1, "kind": "master", "size": "WS"} for n in sheet.free]


def simple(sheet: CallSheet) -> list[dict[str, Any]]:
    """The same, with the lines that are spoken together in one."""
    moments = sheet.scenery.moments
    shots: list[dict[str, Any]] = []
    for shot in apart(sheet):
        line = moments[shot["first"] - 1].beat.line
        if shots and line is not None and line.dual_with:
            before = moments[shots[-1]["last"] - 1].beat.line
            if before is not None and before.id == line.dual_with:
                shots[-1]["last"] = shot["last"]
                continue
        shots.append(shot)
    return shots


def read(sheet: CallSheet, shots: list[dict[str, Any]]) -> list[Idea]:
    return ideas_in(json.dumps({"shots": shots}), sheet)


def assert_whole(ideas: list[Idea], sheet: CallSheet) -> None:
    """Every beat once, in order, and none torn."""
    stretches: dict[str, list[tuple[int, int, int]]] = {}
    for idea in ideas:
        for own in idea.covers:
            stretches.setdefault(own.beat_id, []).append((own.first, own.last, own.of))
    for moment in sheet.scenery.moments:
        at = 0
        for first, last, of in sorted(stretches[moment.beat.id]):
            assert first * 1.0 / of == at
            at = last / of
        assert at == 1.0
    firsts = [idea.first for idea in ideas]
    assert firsts == sorted(firsts)


def assert_valid(made: ShotPlan, graph: SceneGraph) -> None:
    rules = {"uncovered beat", "order"}
    assert [f for f in check(made, graph) if f.rule in rules] == []
    assert len({s.id for s in made.shots}) == len(made.shots)
    assert [s.number for s in made.shots] == list(range(1, len(made.shots) + 1))


def test_what_the_script_directs_is_not_the_models(sheet: CallSheet) -> None:
    kinds = {sheet.scenery.moments[n].beat.kind.value for n in sheet.free}
    assert kinds <= {"speech", "action"}
    texts = [sheet.scenery.moments[n].beat.text for n in sheet.free]
    assert not any("CLOSE ON" in t or "CUT TO" in t or "SUPER" in t for t in texts)
    assert [i for i in sheet.fixed if i.asked]


def test_shots_become_ideas_and_leave_nothing_out(sheet: CallSheet) -> None:
    shots = simple(sheet)
    ideas = read(sheet, shots)
    assert_whole(ideas, sheet)
    assert sum(i.kind is ShotKind.MASTER for i in ideas) >= len(shots) - 1


def test_one_shot_over_all_is_parted_by_the_scripts_own(sheet: CallSheet) -> None:
    last = len(sheet.scenery.moments)
    ideas = read(sheet, [{"first": 1, "last": last, "kind": "master", "size": "WS"}])
    assert_whole(ideas, sheet)
    assert len(ideas) > len(sheet.fixed) + 1


def test_a_long_line_is_divided_at_a_sentence(sheet: CallSheet) -> None:
    shots = simple(sheet)
    at = next(
        n for n, s in enumerate(shots)
        if "never told" in sheet.scenery.moments[s["first"] - 1].beat.text
    )  # fmt: skip
    shots[at : at + 1] = [shots[at], {**shots[at], "size": "EWS"}]
    ideas = read(sheet, shots)
    assert_whole(ideas, sheet)
    beat = sheet.scenery.moments[shots[at]["first"] - 1].beat
    first = next(c for i in ideas for c in i.covers if c.beat_id == beat.id)
    assert beat.text.split()[first.last - 1].endswith((".", ","))


def test_a_short_line_cannot_be_divided(sheet: CallSheet) -> None:
    shots = simple(sheet)
    at = next(
        n for n, s in enumerate(shots)
        if "never asked" in sheet.scenery.moments[s["first"] - 1].beat.text
    )  # fmt: skip
    shots[at : at + 1] = [shots[at]] * 4
    with pytest.raises(BadAnswer, match="cannot be divided"):
        read(sheet, shots)


FAULTS: dict[str, tuple[dict[str, Any], str]] = {
    "left out": ({"first": 2, "last": 2}, "has to begin with beat 1"),
    "nobody": ({"kind": "single", "who": ["p77"]}, "there is no 'p77'"),
    "no name": ({"kind": "single", "who": []}, "names whom it shows"),
    "no shoulder": ({"kind": "ots", "who": ["p1"]}, "names the other person"),
    "own shoulder": ({"kind": "ots", "who": ["p1"], "over": "p1"}, "two people"),
    "no thing": ({"kind": "insert"}, "names its thing"),
    "unknown thing": ({"kind": "insert", "thing": "unicorn"}, "no 'unicorn' lies there"),
    "backwards": ({"first": 3, "last": 1}, "shows none of the beats"),
}


@pytest.mark.parametrize("name", FAULTS)
def test_faults_are_told_so_that_a_model_can_mend_them(name: str, sheet: CallSheet) -> None:
    change, told = FAULTS[name]
    shots = simple(sheet)
    shots[0] = {**shots[0], **change}
    with pytest.raises(BadAnswer, match=told):
        read(sheet, shots)


def test_somebody_who_has_not_come_yet_cannot_be_shown(sheet: CallSheet) -> None:
    captain = handle(sheet, "captain")
    shots = simple(sheet)
    shots[1] |= {"kind": "single", "who": [captain]}
    with pytest.raises(BadAnswer, match="not in the set"):
        read(sheet, shots)


def test_lines_spoken_together_stay_in_one_shot(sheet: CallSheet) -> None:
    with pytest.raises(BadAnswer, match="spoken together"):
        read(sheet, apart(sheet))


def test_who_walks_is_seen_from_far_enough(sheet: CallSheet) -> None:
    otto = handle(sheet, "otto")
    shots = simple(sheet)
    walk = next(s for s in shots if "walks" in sheet.scenery.moments[s["first"] - 1].beat.text)
    walk |= {"kind": "single", "who": [otto], "size": "CU", "move": "pan"}
    found = next(i for i in read(sheet, shots) if i.first == walk["first"] - 1)
    assert found.size is Size.MWS
    assert found.moving


def test_nobody_pans_with_people_who_sit(sheet: CallSheet) -> None:
    shots = simple(sheet)
    shots[1] |= {"kind": "single", "who": [handle(sheet, "lena")], "move": "pan"}
    assert all(i.move is not MoveKind.PAN for i in read(sheet, shots) if i.first == 1)


def test_ten_thousand_answers_never_crash_and_never_leave_a_gap(
    sheets: dict[str, CallSheet],
) -> None:
    usable = 0
    for number, (_, sheet) in enumerate(sorted(sheets.items())):
        if not sheet.free:
            continue
        for text in answers(sheet, number, 10_000 // len(sheets)):
            try:
                ideas = ideas_in(text, sheet)
            except BadAnswer:
                continue
            usable += 1
            assert_whole(ideas, sheet)
            assert_whole(edit(sheet.scenery, ideas), sheet)
    assert usable > 1_000


def test_hundreds_of_answers_make_valid_plans(
    graph: SceneGraph, sheets: dict[str, CallSheet]
) -> None:
    planned = 0
    for sheet in sheets.values():
        for text in answers(sheet, 7, 300):
            try:
                ideas = ideas_in(text, sheet)
            except BadAnswer:
                continue
            scene_id = sheet.scenery.staging.scene.id
            made = plan(graph, covering=_with(scene_id, ideas))
            assert_valid(made, graph)
            planned += 1
    assert planned > 50


def _with(scene_id: str, ideas: list[Idea]) -> Any:
    return lambda s: list(ideas) if s.staging.scene.id == scene_id else cover(s)
