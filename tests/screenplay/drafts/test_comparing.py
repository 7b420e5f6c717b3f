"""What is told of two drafts: each kind of change by itself, and none where nothing changed."""

import pytest
from hypothesis import given

from screenplay.drafts.changes import Change, Changes
from screenplay.drafts.comparing import changes_between
from screenplay.read import read_text
from screenplay.scene_graph import BeatKind
from tests.screenplay.drafts.revisions import Script, graph, scripts

OLD = """INT. KITCHEN - DAY

Anna fills the kettle. Boris watches the door and says nothing for a long while.

ANNA
Is there any bread left?

BORIS
You ate the last of it on Sunday.

ANNA
(quietly)
That was the week before.

EXT. HARBOUR - NIGHT

Boris counts the boats twice.

BORIS
Nine of them are missing.

CLEO
Then somebody has cut the ropes.

INT. CHAPEL - NIGHT

The candles burn low.

CLEO
We should have gone to sea.
"""


def found(*edits: tuple[str, str]) -> Changes:
    text = OLD
    for before, after in edits:
        assert before in text
        text = text.replace(before, after)
    return changes_between(read_text(OLD), read_text(text))


def of_beats(changes: Changes) -> list[tuple[str, BeatKind, tuple[Change, ...]]]:
    return [(s.number, b.kind, b.changes) for s in changes.scenes for b in s.beats]


def of_scenes(changes: Changes) -> list[tuple[str, str, tuple[Change, ...]]]:
    return [(s.old_number, s.number, s.changes) for s in changes.scenes]


@given(scripts)
def test_a_script_and_itself(script: Script) -> None:
    same = changes_between(graph(script), graph(script))
    assert same.none
    assert (same.touched, same.spoken_anew) == ((), 0)


@given(scripts, scripts)
def test_what_one_draft_gains_the_other_loses(script: Script, other: Script) -> None:
    there = changes_between(graph(script), graph(other))
    back = changes_between(graph(other), graph(script))
    assert there.none == back.none
    assert there.scene_count == len(other)
    assert set(there.touched) <= {scene.number for scene in graph(other).scenes}


def test_a_reworded_line() -> None:
    changes = found(("the last of it on Sunday", "the last crumb on Monday"))
    [scene] = changes.scenes
    [beat] = scene.beats
    assert (beat.changes, beat.speaker) == ((Change.REWORDED,), "BORIS")
    assert "Sunday" in beat.old_text
    assert "Monday" in beat.text
    assert (changes.touched, changes.spoken_anew) == (("1",), 1)


def test_a_line_given_to_another() -> None:
    changes = found(("CLEO\nThen", "BORIS\nThen"))
    [scene] = changes.scenes
    [beat] = scene.beats
    assert beat.changes == (Change.GIVEN,)
    assert (beat.old_speaker, beat.speaker) == ("CLEO", "BORIS")
    assert changes.spoken_anew == 1


def test_a_line_said_another_way() -> None:
    changes = found(("(quietly)", "(shouting)"), ("BORIS\nNine", "BORIS (V.O.)\nNine"))
    assert of_beats(changes) == [
        ("1", BeatKind.SPEECH, (Change.REDIRECTED,)),
        ("2", BeatKind.SPEECH, (Change.REDIRECTED,)),
    ]
    assert changes.scenes[1].beats[0].manner == "voice over"


def test_lines_and_action_added_and_cut_stand_where_they_are_read() -> None:
    changes = found(
        ("ANNA\nIs there any bread left?\n\n", ""),
        ("INT. CHAPEL", "A gull screams.\n\nCLEO\nListen!\n\nINT. CHAPEL"),
        ("The candles burn low.\n\n", ""),
    )
    assert of_beats(changes) == [
        ("1", BeatKind.SPEECH, (Change.CUT,)),
        ("2", BeatKind.ACTION, (Change.ADDED,)),
        ("2", BeatKind.SPEECH, (Change.ADDED,)),
        ("3", BeatKind.ACTION, (Change.CUT,)),
    ]
    assert changes.touched == ("1", "2", "3")


def test_a_line_moved_within_its_scene_and_to_another() -> None:
    line = "BORIS\nYou ate the last of it on Sunday.\n\n"
    later = found((line, ""), ("INT. CHAPEL", f"{line}INT. CHAPEL"))
    assert of_beats(later) == [("2", BeatKind.SPEECH, (Change.MOVED,))]
    assert later.scenes[0].beats[0].old_scene == "1"
    assert later.touched == ("1", "2")
    assert later.spoken_anew == 0
    earlier = found((line, ""), ("ANNA\nIs", f"{line}ANNA\nIs"))
    assert [change for _, _, change in of_beats(earlier)] == [(Change.MOVED,)]


def test_scenes_added_cut_and_moved() -> None:
    parts = OLD.split("\n\n")
    kitchen, harbour, chapel = ("\n\n".join(parts[a:b]) for a, b in ((0, 5), (5, 9), (9, None)))
    old = read_text(OLD)
    moved = changes_between(old, read_text("\n\n".join((chapel, kitchen, harbour))))
    assert of_scenes(moved) == [("3", "1", (Change.MOVED,))]
    assert moved.touched == ()
    cut = changes_between(old, read_text("\n\n".join((kitchen, chapel))))
    assert of_scenes(cut) == [("2", "", (Change.CUT,))]
    assert cut.touched == ()
    added = changes_between(read_text("\n\n".join((kitchen, chapel))), old)
    assert of_scenes(added) == [("", "2", (Change.ADDED,))]
    assert (added.touched, added.spoken_anew) == (("2",), 2)
    assert of_beats(added) == []  # a scene that is all new does not repeat its beats


def test_a_scene_split_and_merged() -> None:
    split = found(("CLEO\nThen", "INT. NET LOFT - NIGHT\n\nCLEO\nThen"))
    assert of_scenes(split) == [("", "3", (Change.SPLIT,))]
    assert split.scenes[0].other == "2"
    merged = found(("INT. CHAPEL - NIGHT\n\n", ""))
    assert of_scenes(merged) == [("3", "", (Change.MERGED,))]
    assert (merged.scenes[0].other, merged.touched) == ("2", ("2",))


def test_a_scene_under_another_heading_and_number() -> None:
    changes = found(("CHAPEL - NIGHT", "CHAPEL - DAWN #12A#"))
    assert of_scenes(changes) == [("3", "12A", (Change.RENAMED, Change.RENUMBERED))]


def test_numbers_alone_touch_nothing() -> None:
    changes = found(("KITCHEN - DAY", "KITCHEN - DAY #7#"))
    assert of_scenes(changes) == [("1", "7", (Change.RENUMBERED,))]
    assert changes.touched == ()


def test_a_new_name_is_told_once() -> None:
    """Not as a rewording of each sentence that names him, nor as lines given away."""
    changes = found(("BORIS", "LAURENCE"), ("Boris", "Laurence"))
    [renamed] = changes.characters
    assert (renamed.change, renamed.old_name, renamed.name) == (
        Change.RENAMED, "BORIS", "LAURENCE",
    )  # fmt: skip
    assert changes.scenes == ()
    assert not changes.none


def test_action_that_is_only_parted_otherwise_is_no_change() -> None:
    """A longer name makes two beats of what was one; the words are the same."""
    long_name = "ANNALISE-HENRIETTA"
    text = OLD.replace("ANNA", long_name).replace("Anna", long_name.title())
    old, new = read_text(OLD), read_text(text)
    assert len(old.scenes[0].beats) != len(new.scenes[0].beats)
    assert changes_between(old, new).scenes == ()


def test_action_cut_here_and_added_there_is_told() -> None:
    old = OLD.replace("ANNA\nIs", "A gull.\n\nANNA\nIs")
    new = OLD.replace("EXT.", "A gull.\n\nEXT.")
    kinds = [kind for _, kind, _ in of_beats(changes_between(read_text(old), read_text(new)))]
    assert BeatKind.ACTION in kinds


def test_a_line_moved_to_a_new_scene_is_not_spoken_anew() -> None:
    line = "BORIS\nYou ate the last of it on Sunday.\n\n"
    scene = f"INT. NET LOFT - DAY\n\n{line}DORA\nSo this is where you hide, the two of you.\n\n"
    changes = found((line, ""), ("EXT. HARBOUR", f"{scene}EXT. HARBOUR"))
    assert changes.spoken_anew == 1
    assert of_beats(changes) == [("2", BeatKind.SPEECH, (Change.MOVED,))]


def test_characters_and_places_come_and_go() -> None:
    changes = found(("CLEO\nWe", "DORA\nWe"), ("CHAPEL", "OFFICE"))
    assert [(c.change, c.name) for c in changes.characters] == [(Change.ADDED, "DORA")]
    assert [(p.change, p.name or p.old_name) for p in changes.places] == [
        (Change.ADDED, "OFFICE"),
        (Change.CUT, "CHAPEL"),
    ]


def test_quotes_set_otherwise_are_no_change() -> None:
    curly = OLD.replace("You ate", "You’d eaten")
    assert changes_between(read_text(curly), read_text(curly.replace("’", "'"))).none


@pytest.mark.parametrize("ending", ["\r\n", "\n"])
def test_line_ends_are_no_change(ending: str) -> None:
    assert changes_between(read_text(OLD), read_text(OLD.replace("\n", ending))).none
