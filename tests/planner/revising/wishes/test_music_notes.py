"""Notes on music and sound are read as they are meant, or not at all."""

from dataclasses import replace

import pytest

from planner.edits import Sound
from planner.revise import revise
from planner.revising.answers import NotUnderstood, Reading
from planner.shots import SoundNote
from tests.planner.revising.films import expected, film

PLAN, GRAPH = film("P")
LAST = GRAPH.scenes[-1]
ENDING = next(b.text for b in reversed(LAST.beats) if b.line is not None)


@pytest.mark.parametrize(
    ("note", "edits"),
    [
        ("add music", ["sound part=music mood=fitting"]),
        ("add some sad music under scene 2", ["sound part=music scene=2 mood=sad"]),
        ("I want suspenseful music in scene 1", ["sound part=music scene=1 mood=tense"]),
        ("music under scene 2", ["sound part=music scene=2 mood=fitting"]),
        ("creepy music", ["sound part=music mood=eerie"]),
        ("make the music sadder", ["sound part=music mood=sad"]),
        ("the score should be more romantic", ["sound part=music mood=romantic"]),
        ("happy music in scene 1, sad music in scene 2",
         ["sound part=music scene=1 mood=warm", "sound part=music scene=2 mood=sad"]),
        ("no music", ["sound part=music mute=true"]),
        ("stop the music in scene 1", ["sound part=music scene=1 mute=true"]),
        ("quieter music", ["sound part=music level_db=-6"]),
        ("turn the music down a bit in scene 2", ["sound part=music scene=2 level_db=-3"]),
        ("turn the music down in shot 4", ["sound part=music shot=4 level_db=-6"]),
        ("music only at the end", ["sound part=music where=end"]),
        ("only have music at the end", ["sound part=music where=end"]),
        ("add music at the end", ["sound part=music scene=2 where=end"]),
        ("sad music at the start of scene 2", ["sound part=music scene=2 mood=sad where=start"]),
        ("music only in scene 2", ["sound part=music scene=2 where=only"]),
        ("use Theme_2.mp3 under scene 2", ["sound part=music scene=2 file=Theme_2.mp3"]),
        ('use "My Song.ogg" as the music in scene 1',
         ["sound part=music scene=1 'file=My Song.ogg'"]),
        ("put music/s2.wav under the whole film", ["sound part=music file=music/s2.wav"]),
        ("dialogue louder in scene 2", ["sound part=voices scene=2 level_db=6"]),
        ("mute the effects in shot 6", ["sound part=effects shot=6 mute=true"]),
        ("ambience quieter in shot 6", ["sound part=ambience shot=6 level_db=-6"]),
        ("music back to its usual level in scene 2", ["sound part=music scene=2 level_db=0"]),
    ],
)  # fmt: skip
def test_notes_are_read(note: str, edits: list[str]) -> None:
    answer = revise(note, PLAN, GRAPH)
    assert isinstance(answer, Reading), answer
    assert list(answer.edits) == [expected(edit, PLAN, GRAPH) for edit in edits]


@pytest.mark.parametrize(
    "note",
    ["fade the music out over the last line", "fade out the music over the last line",
     "let the music fade out over the last line in scene 2"],
)  # fmt: skip
def test_music_fades_over_the_last_line(note: str) -> None:
    answer = revise(note, PLAN, GRAPH)
    assert isinstance(answer, Reading), answer
    (edit,) = answer.edits
    assert isinstance(edit, Sound)
    assert next(b.text for b in LAST.beats if b.id == edit.fade) == ENDING
    assert edit.scene == LAST.id


def test_louder_is_louder_than_now() -> None:
    noted = replace(PLAN, sounds=(SoundNote("music", "", -6.0, mood="sad"),))
    answer = revise("quieter music", noted, GRAPH)
    assert isinstance(answer, Reading)
    assert answer.edits == (Sound(part="music", level_db=-12.0),)


@pytest.mark.parametrize(
    "note",
    ["don't add music", "swap the music for jazz", "add a music stand to the kitchen",
     "music only", "use theme.mp3 for shot 4", "the music teacher is sad"],
)  # fmt: skip
def test_what_is_not_understood_changes_nothing(note: str) -> None:
    assert isinstance(revise(note, PLAN, GRAPH), NotUnderstood)
