"""Screenplays to meaning: small scripts with known graphs, every real one, ids that stay."""

import cProfile
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from screenplay.actions import VERBS
from screenplay.errors import ScreenplayError
from screenplay.read import read, read_text
from screenplay.scene_graph import (
    Age,
    BeatKind,
    Channel,
    Emotion,
    Gender,
    RequestKind,
    SceneGraph,
)
from screenplay.world.places import KINDS

SCRIPT = """Title: _Tide_
Author: M. Quill

FADE IN:

INT. LIGHTHOUSE KITCHEN - NIGHT

Rain beats the panes. EWAN MOSS (60s), a keeper, sits at the table. NORA (8) enters with a lamp.

EWAN
(to Nora)
You should sleep.

NORA
(beat)
I can't.
(sitting down)
Tell me about the ship!

CLOSE ON THE LAMP

The phone rings. Ewan picks up the phone.

EWAN (CONT'D)
(into phone)
Moss.

HARBOUR MASTER (V.O.)
WE HAVE A LIGHT OUT!

EWAN AND NORA
Go.

NORA
One.

EWAN ^
Two.

CUT TO:

EXT. ROCKS - CONTINUOUS

>LATER<

NARRATOR (V.O.)
Nobody slept.
"""


@pytest.fixture(scope="module")
def graph() -> SceneGraph:
    return read_text(SCRIPT, "tide.fountain")


def test_scenes_places_and_weather(graph: SceneGraph) -> None:
    inside, outside = graph.scenes
    assert graph.title == "Tide"
    assert [graph.place(s.place_id).kind for s in graph.scenes] == ["kitchen", "exterior"]
    assert inside.weather == "rain"
    assert outside.heading.daytime is inside.heading.daytime


def test_who_is_there(graph: SceneGraph) -> None:
    inside, outside = graph.scenes
    assert inside.present == ("ch-ewan", "ch-nora")
    assert outside.present == ()


def test_people_have_age_and_gender(graph: SceneGraph) -> None:
    ewan, nora = graph.character("ch-ewan"), graph.character("ch-nora")
    assert (ewan.age, ewan.gender, ewan.aliases) == (Age.OLD, Gender.MALE, ("EWAN MOSS",))
    assert (nora.age, nora.age_years, nora.gender) == (Age.CHILD, 8, Gender.FEMALE)


def test_lines_know_whom_and_how(graph: SceneGraph) -> None:
    lines = {line.text: line for line in graph.lines()}
    assert lines["You should sleep."].addressee == "ch-nora"
    assert lines["I can't."].delivery.pause_before
    assert lines["Tell me about the ship!"].addressee == "ch-ewan"
    assert lines["Moss."].into_phone
    assert lines["Moss."].addressee == "ch-harbour-master"
    assert lines["WE HAVE A LIGHT OUT!"].channel is Channel.PHONE
    assert lines["WE HAVE A LIGHT OUT!"].delivery.shout
    assert lines["Go."].speakers == ("ch-ewan", "ch-nora")
    assert lines["Two."].dual_with == lines["One."].id
    assert lines["One."].dual_with == lines["Two."].id


def test_beats_carry_deeds_cards_and_requests(graph: SceneGraph) -> None:
    inside, outside = graph.scenes
    deeds = [(d.actor, d.verb) for b in inside.beats for d in b.deeds]
    assert ("ch-nora", "enter") in deeds
    assert ("ch-nora", "sit") in deeds
    request = next(b.request for b in inside.beats if b.request)
    assert (request.kind, request.subject) == (RequestKind.CLOSE, "lamp")
    assert outside.beats[0].kind is BeatKind.CARD
    assert inside.beats[-1].kind is BeatKind.TRANSITION


def test_forced_camera_headings_stay_where_they_are() -> None:
    told = read_text("EXT. POOL - DAY\n\nAnn swims.\n\n.SCOPE POV\n\nANN\nHello?\n")
    first, second = told.scenes
    assert second.place_id == first.place_id
    assert second.beats[0].request is not None
    assert second.beats[0].request.kind is RequestKind.POV


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("ANN\nHello.\n\nBO\nHi.\n", {BeatKind.SPEECH}),
        ("A river runs.\n\nBirds.\n", {BeatKind.ACTION}),
        ("# Act One\n= She leaves.\n", {BeatKind.CARD, BeatKind.ACTION}),
    ],
)
def test_scripts_without_headings_are_one_scene(text: str, kinds: set[BeatKind]) -> None:
    (scene,) = read_text(text).scenes
    assert {beat.kind for beat in scene.beats} == kinds


def test_languages_follow_the_letters() -> None:
    told = read_text("INT. HALL - DAY\n\nОЛЬГА\nДа.\n\n@田中\n你好。\n\n@ليلى\nنعم.\n\nANN\nYes.\n")
    assert [line.language for line in told.lines()] == ["ru", "zh", "ar", "en"]
    assert len(told.characters) == 4


def test_other_scripts_are_read_whole() -> None:
    told = read_text(
        "ИНТ. КУХНЯ - НОЧЬ\n\nОЛЬГА (30) сидит.\n\nОЛЬГА\nКто там?\n\nИВАН\nЯ!\n\n"
        "INT. 厨房 - 夜\n\n田中走进房间。\n\n@田中\n你好！\n\n@李梅\n我在这里。\n\n"
        "INT. مطبخ - NIGHT\n\nليلى تدخل.\n\n@ليلى\nنعم.\n\n@أحمد\nلا!\n"
    )
    assert [told.place(s.place_id).kind for s in told.scenes] == ["kitchen"] * 3
    assert [s.heading.daytime.value for s in told.scenes] == ["night"] * 3
    assert [len(s.present) for s in told.scenes] == [2, 2, 2]
    assert [c.language for c in told.characters] == ["ru", "ru", "zh", "zh", "ar", "ar"]
    entering = [b for s in told.scenes[1:] for b in s.beats if b.kind is BeatKind.ACTION]
    assert [len(b.mentions) for b in entering] == [1, 1]
    assert all(line.addressee for line in told.lines())


def test_four_hundred_people_in_one_scene_are_read_in_linear_time() -> None:
    names = [f"PERSON{chr(65 + i // 26)}{chr(65 + i % 26)}" for i in range(400)]
    script = "INT. HALL - DAY\n\n" + "".join(
        f"{name} (30) sits and looks at {names[i - 1]}.\n\n{name}\nHello.\n\n"
        for i, name in enumerate(names)
    )
    begun = time.process_time()
    told = read_text(script)
    assert time.process_time() - begun < 3
    assert len(told.scenes[0].present) == 400
    targets = {d.target for b in told.scenes[0].beats for d in b.deeds if d.verb == "look"}
    assert len(targets) == 400


def test_a_feature_takes_a_bounded_amount_of_work(corpus: Path) -> None:
    """Calls are counted and not seconds: they are the same on every machine."""
    path = corpus / "screenplays" / "big_fish.fountain"
    read(path)
    profile = cProfile.Profile()
    profile.runcall(read, path)
    calls = sum(entry.callcount for entry in profile.getstats())
    assert calls < 4_000_000  # 3.4 million are usual


def test_a_title_page_alone_is_named_as_such() -> None:
    with pytest.raises(ScreenplayError, match=r"title page only.*write a scene"):
        read_text("Title: Dust\nAuthor: A\n")


def test_a_monologue_stays_one_line() -> None:
    (line,) = read_text("INT. HALL - DAY\n\nANN\n" + "word " * 10_000).lines()
    assert line.text.count("word") == 10_000


def test_every_real_screenplay_builds(corpus: Path) -> None:
    unfilmed = []
    paths = sorted((corpus / "screenplays").glob("*.fountain"))
    for path in paths:
        try:
            told = read(path)
        except ScreenplayError:
            unfilmed.append(path.name)
            continue
        _check(told)
    assert len(paths) > 60
    assert unfilmed == ["ww_titlepage.fountain"]


def _check(told: SceneGraph) -> None:
    people = {character.id for character in told.characters}
    beats = [beat for scene in told.scenes for beat in scene.beats]
    ids = [beat.id for beat in beats] + [line.id for line in told.lines()]
    ids += [scene.id for scene in told.scenes]
    assert len(ids) == len(set(ids))
    assert {place.kind for place in told.places} <= set(KINDS)
    assert all(set(scene.present) <= people for scene in told.scenes)
    assert all(deed.verb in VERBS for beat in beats for deed in beat.deeds)
    assert all(line.text and set(line.speakers) <= people for line in told.lines())


WORDS = st.text(alphabet="abcdefgh", min_size=3, max_size=9)


@given(st.lists(WORDS, min_size=2, max_size=8, unique=True), st.data())
@settings(max_examples=60, deadline=None)
def test_changing_one_line_changes_its_ids_only(words: list[str], data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(words) - 1))
    before = read_text(_talk(words))
    after = read_text(_talk([*words[:at], "zz" + words[at], *words[at + 1 :]]))
    changed = [a.id != b.id for a, b in zip(before.lines(), after.lines(), strict=True)]
    assert changed == [index == at for index in range(len(words))]
    assert before.scenes[0].id == after.scenes[0].id


def _talk(words: list[str]) -> str:
    return "INT. HALL - DAY\n\n" + "".join(f"ANN\n{word}.\n\n" for word in words)


@given(st.text(max_size=300))
@settings(max_examples=200, deadline=None)
def test_any_text_builds_or_is_refused_politely(text: str) -> None:
    try:
        told = read_text(text)
    except ScreenplayError:
        return
    _check(told)


def test_the_same_script_gives_the_same_graph(graph: SceneGraph) -> None:
    assert read_text(SCRIPT, "tide.fountain") == graph


def test_feelings_come_from_parentheticals() -> None:
    (line,) = read_text("INT. HALL - DAY\n\nANN\n(furious)\nOut.\n").lines()
    assert line.delivery.emotion is Emotion.ANGRY
