"""The final cut as a document: what is kept of takes, and that it comes back as it was."""

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from storage.projects import Project
from web.studio.final_document import FinalCut, KeptTake, keep_final, kept_final, with_takes
from web.studio.shapes import PaintWish, ParityPart

PART = ParityPart("lips", 40.0, 0.2, "correlation")


def take(number: int, clip: str, score: float | None = None) -> KeptTake:
    parts = () if score is None else (PART,)
    return KeptTake(number, "a model", clip, "f" * 64, "c" * 64, 24, score, parts)


def test_a_final_cut_comes_back_as_it_was_kept(tmp_path: Path) -> None:
    project = Project(tmp_path)
    assert kept_final(project) == FinalCut()
    cut = FinalCut("a" * 64, "a model", PaintWish("card"), {"sh-1": (take(1, "x", 70.0),)})
    keep_final(cut, project)
    assert kept_final(project) == cut
    project.write_document("final_cut", "final_cut/1", {"film": 3})
    assert kept_final(project) == FinalCut(), "the next final cut writes it anew"


def test_a_score_is_kept_while_the_clip_is_the_same() -> None:
    cut = with_takes(FinalCut(), {"sh-1": take(1, "x", 70.0)})
    again = with_takes(cut, {"sh-1": take(1, "x")})
    assert again.takes["sh-1"] == (take(1, "x", 70.0),)
    other = with_takes(cut, {"sh-1": take(1, "y")})
    assert other.takes["sh-1"] == (take(1, "y"),)


@given(st.lists(st.tuples(st.integers(0, 20), st.sampled_from("xyz")), min_size=1, max_size=40))
def test_the_newest_take_is_last_and_each_is_there_once(made: list[tuple[int, str]]) -> None:
    cut = FinalCut()
    for number, clip in made:
        cut = with_takes(cut, {"sh-1": take(number, clip)})
    kept = cut.takes["sh-1"]
    assert (kept[-1].take, kept[-1].clip) == made[-1]
    numbers = [one.take for one in kept]
    assert len(numbers) == len(set(numbers)) <= 12
    assert all((one.take, one.clip) in made for one in kept)
