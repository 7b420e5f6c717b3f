"""The breakdown: rows that an assistant director can plan with."""

import json

import pytest

from screenplay.breakdown import Breakdown, as_json, break_down
from screenplay.build import build
from screenplay.fountain import parse

SCRIPT = """Title: Fog
Author: A. Writer

FADE IN:

INT. MARA'S HUT - NIGHT

MARA (44), a keeper in oilskins, picks up the lantern. A letter lies beside her keys.

MARA
Not yet. Not tonight.

JON (V.O.)
Then when?

EXT. QUAY - DAY #7A#

JON (50) throws a rope to Mara. They watch the water.

MARA
Catch.

INT. MARA’S HUT - DAY

Mara lights the lantern and opens the letter.
"""


@pytest.fixture(scope="module")
def found() -> Breakdown:
    script = parse(SCRIPT, "fog.fountain")
    return break_down(script, build(script))


def test_scenes_say_where_when_who_and_how_long(found: Breakdown) -> None:
    first, second, third = found.scenes
    assert (first.interior, first.daytime, first.page) == ("INT", "night", 1)
    assert (first.characters, first.voices) == (("MARA",), ("JON",))
    assert (second.number, second.interior, second.place) == ("7A", "EXT", "QUAY")
    assert second.characters == ("JON", "MARA")
    assert first.place == third.place
    assert all(scene.eighths >= 1 and scene.frames > 24 for scene in found.scenes)


def test_cast_counts_scenes_lines_and_words(found: Breakdown) -> None:
    rows = {row.name: row for row in found.cast}
    assert (rows["MARA"].lines, rows["MARA"].words, rows["MARA"].age_years) == (2, 5, 44)
    assert rows["MARA"].scenes == tuple(s.number for s in found.scenes)
    assert rows["JON"].scenes == (found.scenes[0].number, "7A")
    assert rows["JON"].first_scene == found.scenes[0].number


def test_places_gather_spellings(found: Breakdown) -> None:
    hut = found.places[0]
    assert hut.scenes == (found.scenes[0].number, found.scenes[2].number)
    assert hut.spellings == ("INT. MARA'S HUT - NIGHT", "INT. MARA’S HUT - DAY")
    assert hut.eighths == found.scenes[0].eighths + found.scenes[2].eighths


def test_props_are_handled_or_named(found: Breakdown) -> None:
    rows = {row.thing: row for row in found.props}
    assert rows["lantern"].by == ("MARA",)
    assert rows["lantern"].scenes == (found.scenes[0].number, found.scenes[2].number)
    assert rows["rope"].by == ("JON",)
    assert not rows["key"].handled
    assert "watch" not in rows
    assert "water" not in rows


def test_totals_are_the_rows(found: Breakdown) -> None:
    totals = found.totals
    assert totals.eighths == sum(scene.eighths for scene in found.scenes)
    assert totals.frames == sum(scene.frames for scene in found.scenes)
    assert (totals.scenes, totals.lines, totals.speaking) == (3, 3, 2)


def test_json_is_labelled_and_plain(found: Breakdown) -> None:
    document = json.loads(json.dumps(as_json(found)))
    assert document["label"] == "breakdown/1"
    assert list(document) == [
        "label", "title", "author", "rate", "paper", "scenes", "cast", "places", "props", "totals",
    ]  # fmt: skip
    assert list(document["scenes"][0]) == [
        "number", "heading", "interior", "place", "sub_place", "daytime", "page", "eighths",
        "frames", "characters", "voices", "props", "tags",
    ]  # fmt: skip


def test_an_outline_breaks_down_too() -> None:
    script = parse("# Act one\n\n= They meet at sea.\n", "outline.fountain")
    assert [scene.eighths for scene in break_down(script, build(script)).scenes] == [1]
