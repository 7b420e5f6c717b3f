"""Orders: what is refused, and that nothing half-made is left."""

import json
import shutil
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.edits import Drop
from renderers.production.exporting import (
    BadOption,
    ExportError,
    NothingSelected,
    UnknownKind,
    export,
    kind_called,
    kinds,
)
from renderers.production.exporting.choosing import chosen_options, chosen_shots
from renderers.production.exporting.kinds import OptionKind
from renderers.production.exporting.orders import slug
from renderers.production.exporting.tray import tray_for
from renderers.production.notes import keep_edits
from storage.errors import DocumentDamaged, DocumentMissing
from storage.projects import Project
from tests.renderers.production.exporting.conftest import Made, Print


def test_every_kind_explains_itself() -> None:
    for kind in kinds():
        assert kind.purpose.endswith(".")
        assert kind.title
        for option in kind.options:
            chosen_options(kind, {option.name: option.default})
            assert (option.kind is OptionKind.CHOICE) == bool(option.choices)


def test_an_unknown_kind_names_the_known() -> None:
    with pytest.raises(UnknownKind, match=r"'betamax'.*h264.*storyboard"):
        kind_called("betamax")


def test_an_ending_names_a_kind_too() -> None:
    assert kind_called("mp4").name == "h264"
    assert kind_called("pdf").ending == ".pdf"


@pytest.mark.parametrize(
    ("kind", "option", "value", "told"),
    [
        ("gif", "width", "wide", "whole number from 64 to 1920"),
        ("gif", "width", "12", "whole number from 64 to 1920"),
        ("gif", "speed", "2", "there are: shots, width, fps"),
        ("prores", "profile", "4444xq", "none of proxy, lt, 422, hq"),
        ("h264", "credentials", "perhaps", "neither yes nor no"),
        ("storyboard", "blanks", "a\nb", "one line"),
        ("srt", "shots", "two", "write 2, 1-3"),
    ],
)
def test_bad_options_say_what_is_good(
    printed: Print, tmp_path: Path, kind: str, option: str, value: str, told: str
) -> None:
    with pytest.raises(BadOption, match=told) as refused:
        printed(kind, **{option: value})
    assert refused.value.exit_code == 2
    assert list(tmp_path.iterdir()) == []


def test_shots_that_are_not_there_are_named(made: Made, printed: Print) -> None:
    with pytest.raises(NothingSelected, match=f"1 to {len(made.lengths)}"):
        printed("srt", shots="400")
    second = made.negative.script[1].id
    elsewhere = [i for i, s in enumerate(made.negative.shots, 1) if s.scene == second]
    with pytest.raises(NothingSelected, match="no shot is in scenes 1"):
        printed("srt", scenes="1", shots=str(elsewhere[0]))


@given(st.data())
def test_any_spans_choose_what_they_say(made: Made, data: st.DataObject) -> None:
    count = len(made.negative.shots)
    pair = st.tuples(st.integers(1, count), st.integers(1, count)).map(sorted)
    spans = data.draw(st.lists(pair, min_size=1, max_size=4))
    typed = ",".join(f"{a}-{b}" if a != b else str(a) for a, b in spans)
    wanted = sorted({n - 1 for a, b in spans for n in range(a, b + 1)})
    assert list(chosen_shots(made.negative, {"shots": typed})) == wanted


@given(st.text(max_size=80))
def test_any_title_makes_a_plain_file_name(title: str) -> None:
    name = slug(title)
    assert name
    assert set(name) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")
    assert not name.startswith("-")


def test_without_a_film_the_remedy_is_said(tmp_path: Path) -> None:
    with pytest.raises(DocumentMissing, match="storyreel film SCRIPT -o"):
        export(tmp_path / "nothing", "srt")
    assert not (tmp_path / "nothing").exists()


def test_a_damaged_negative_is_told(made: Made, tmp_path: Path) -> None:
    project = Project(tmp_path / "film")
    values = Project(made.folder).read_document("negative", "negative/1")
    project.write_document("negative", "negative/1", {**values, "shots": "none"})
    with pytest.raises(DocumentDamaged, match="make the film first"):
        export(tmp_path / "film", "srt")


def test_what_fails_leaves_nothing(made: Made, tmp_path: Path) -> None:
    project = Project(tmp_path / "film")
    values = json.loads(json.dumps(Project(made.folder).read_document("negative", "negative/1")))
    project.write_document("negative", "negative/1", values)  # its blobs are not here
    out = tmp_path / "out" / "it.mp4"
    with pytest.raises(Exception, match="blob"):
        export(tmp_path / "film", "h264", out=out)
    assert list(out.parent.iterdir()) == []


def test_notes_that_are_not_drawn_yet_are_told(made: Made, tmp_path: Path) -> None:
    folder = tmp_path / "film"
    shutil.copytree(made.folder, folder)
    assert not any("notes given" in lost for lost in export(folder, "srt").not_carried)
    keep_edits((Drop(shot=made.negative.shots[0].id),), Project(folder))
    assert any("--render" in lost for lost in export(folder, "srt").not_carried)


def test_what_a_killed_export_left_is_swept(printed: Print, tmp_path: Path) -> None:
    left = tmp_path / ".old.mp4.0123456789ab.tray"
    (left / "print").mkdir(parents=True)
    (left / "print" / "old.mp4").write_bytes(b"half")
    with tray_for(tmp_path / "other.mp4") as living:
        printed("srt", "it.srt")
        assert living.folder.is_dir()
    assert [p.name for p in tmp_path.iterdir()] == ["it.srt"]


def test_an_export_takes_the_place_of_its_forerunner(printed: Print) -> None:
    first = printed("srt", "it.srt").files[0].read_bytes()
    second = printed("srt", "it.srt", shots="2-3").files[0].read_bytes()
    assert first != second


def test_a_folder_keeps_what_is_not_ours(printed: Print, tmp_path: Path) -> None:
    (tmp_path / "posters").mkdir()
    (tmp_path / "posters" / "mine.txt").write_text("mine")
    printed("posters", "posters", of="film")
    assert sorted(p.suffix for p in (tmp_path / "posters").iterdir()) == [".png", ".txt"]


def test_a_folder_in_the_way_of_a_file_is_named(printed: Print, tmp_path: Path) -> None:
    (tmp_path / "it.srt").mkdir()
    with pytest.raises(ExportError, match="a folder stands there"):
        printed("srt", "it.srt")
