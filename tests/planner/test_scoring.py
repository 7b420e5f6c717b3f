"""What music a script asks for, and what suits a scene."""

import pytest

from planner.rules import plan
from planner.scoring import FITTING, MOODS, asked_music, mood_named, mood_of, music_of
from planner.shots import ShotPlan, SoundNote
from screenplay.build import build
from screenplay.fountain import parse
from screenplay.frame_rate import FrameRate
from voices.score import moods

SCENE = """INT. ROOM - {time}

ANNA (30) sits at the table.

{action}

ANNA
{said}

{later}

Anna waits.
"""


def scripted(
    action: str = "She waits.", said: str = "Yes.", later: str = "She nods.", time: str = "DAY"
) -> str:
    return SCENE.format(action=action, said=said, later=later, time=time)


@pytest.mark.parametrize(
    ("action", "mood"),
    [
        ("MUSIC: A slow, sad piano.", "sad"),
        ("As the music swells, Anna smiles.", FITTING),
        ("A cheerful song plays on the radio.", "warm"),
        ("An eerie melody drifts in from the hall.", "eerie"),
        ("A band plays a waltz.", "romantic"),
    ],
)
def test_a_cue_in_the_script_is_heard(action: str, mood: str) -> None:
    graph = build(parse(scripted(action)))
    (note,) = asked_music(graph)
    assert note.mood == mood
    beat = next(b for b in graph.scenes[0].beats if b.id == note.first_beat)
    assert beat.text in action
    assert note.fade_beat == ""
    assert plan(graph).sounds == (note,)


@pytest.mark.parametrize(
    "action", ["She listens to music.", "No music plays.", "The music stops.", "A clock ticks.",
               "She begins to sing.", "The score is two to one."],
)  # fmt: skip
def test_what_is_no_cue_is_not_heard(action: str) -> None:
    assert asked_music(build(parse(scripted(action)))) == ()


@pytest.mark.parametrize("later", ["The music stops.", "She turns off the music.",
                                   "The song fades away."])  # fmt: skip
def test_music_ends_where_the_script_says(later: str) -> None:
    graph = build(parse(scripted("Music plays.", later=later)))
    (note,) = asked_music(graph)
    assert next(b.text for b in graph.scenes[0].beats if b.id == note.fade_beat) == later


def test_a_scene_has_the_mood_that_it_is_acted_in() -> None:
    def mood(**words: str) -> str:
        return mood_of(build(parse(scripted(**words))).scenes[0], FITTING)

    assert mood() == "neutral"
    assert mood(time="NIGHT") == "calm"
    assert mood(said="(sadly)\nYes.") == "sad"
    assert mood(said="(frightened)\nWho is there?") == "eerie"
    assert mood_of(build(parse(scripted())).scenes[0], "heroic") == "heroic"


def test_moods_are_those_that_can_be_played() -> None:
    assert set(MOODS) == set(moods.MOODS)
    assert mood_named("Something rather spooky, then heroic") == "eerie"
    assert mood_named("Something else") == ""


def test_a_scenes_own_music_goes_before_the_films() -> None:
    def heard(*notes: SoundNote) -> SoundNote | None:
        return music_of(ShotPlan("", FrameRate(24), (), (), (), (), sounds=notes), "a")

    film = SoundNote("music", "", -3.0, mood="calm")
    assert heard() is None
    assert heard(SoundNote("music", "b", mood="sad")) is None
    assert heard(film) == SoundNote("music", "a", -3.0, mood="calm")
    own = SoundNote("music", "a", -2.0, file="song.mp3", fade_beat="bt-1")
    assert heard(film, own) == SoundNote("music", "a", -5.0, file="song.mp3", fade_beat="bt-1")
    assert heard(film, SoundNote("music", "a", mute=True)) is None
    assert heard(SoundNote("music", "a", 2.0)) is None  # a level alone is no music
