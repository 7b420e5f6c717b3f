"""`storyreel diff`: what it prints and how it exits."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from web.cli import main

OLD = """INT. KITCHEN - DAY

ANNA
Is there any bread left in this house?

BORIS
You ate the last of it on Sunday.

EXT. HARBOUR - NIGHT

Boris counts the boats.
"""
NEW = OLD.replace("on Sunday", "on Monday").replace("EXT.", "ANNA\nI did not.\n\nEXT.")


@pytest.fixture
def drafts(tmp_path: Path) -> tuple[str, str]:
    paths = (tmp_path / "old.fountain", tmp_path / "new.fountain")
    for path, text in zip(paths, (OLD, NEW), strict=True):
        path.write_text(text, encoding="utf-8")
    return str(paths[0]), str(paths[1])


def diff(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["diff", *arguments])


def test_the_changes_are_told_scene_by_scene(drafts: tuple[str, str]) -> None:
    told = diff(*drafts)
    assert told.exit_code == 0
    assert (
        told.stdout
        == """\
1 line added, 1 reworded
To be filmed again: 1 of 2 scenes (1); to be spoken again: 2 of 3 lines.

Scene 1  INT. KITCHEN - DAY
  reworded:
  - BORIS: “… last of it on Sunday.”
  + BORIS: “… last of it on Monday.”
  added:
  + ANNA: “I did not.”
"""
    )


def test_json_holds_ids_and_whole_texts(drafts: tuple[str, str]) -> None:
    document = json.loads(diff(*drafts, "--json").stdout)
    assert document["label"] == "changes/1"
    [scene] = document["scenes"]
    reworded, added = scene["beats"]
    assert reworded["old_text"] == "You ate the last of it on Sunday."
    assert (reworded["changes"], added["changes"]) == (["reworded"], ["added"])
    assert document["touched"] == ["1"]


def test_the_exit_code_says_whether_anything_changed_if_asked(drafts: tuple[str, str]) -> None:
    old, _ = drafts
    assert diff(*drafts, "--exit-code").exit_code == 1
    same = diff(old, old, "--exit-code")
    assert (same.exit_code, same.stdout) == (0, "No changes.\n")


def test_a_missing_draft_is_bad_input(drafts: tuple[str, str], tmp_path: Path) -> None:
    told = diff(drafts[0], str(tmp_path / "nothing.fountain"))
    assert told.exit_code == 2
    assert "nothing.fountain" in told.stderr


def test_every_change_is_told(tmp_path: Path) -> None:
    """A scene moved, one cut, one numbered; a line moved, given away and directed."""
    base = "".join(
        f"INT. ROOM {name} - DAY\n\nANNA\nThis is what I say in room {name}.\n\nBORIS\n"
        f"And I have been to room {name} too.\n\n"
        for name in ("ONE", "TWO", "THREE", "FOUR", "FIVE")
    )
    rooms = [f"INT.{room}" for room in base.split("INT.")[1:]]
    rooms[0] = rooms[0].replace("BORIS", "CLEO")
    rooms[1] = rooms[1].replace("ANNA\n", "ANNA\n(bored)\n")
    rooms[4] = rooms[4].replace("DAY", "DAY #9#")
    paths = (tmp_path / "old.fountain", tmp_path / "new.fountain")
    paths[0].write_text(base, encoding="utf-8")
    paths[1].write_text(rooms[4] + rooms[0] + rooms[1] + rooms[2], encoding="utf-8")
    told = diff(*map(str, paths)).stdout
    for expected in (
        "Scene 9  INT. ROOM FIVE - DAY  [moved, was old scene 5; was number 5]",
        "Old scene 4  INT. ROOM FOUR - DAY  [cut]",
        "Characters: new CLEO",
        "Places: gone ROOM FOUR",
        "  given to another:",
        "  - BORIS: “And I have been to room ONE too.”",
        "  + CLEO: “And I have been to room ONE too.”",
        "  + ANNA (bored): “This is what I say in room TWO.”",
    ):
        assert expected in told.splitlines(), told
