"""The reader's lessons are read as they are written, and refused where they are not."""

import random
from pathlib import Path

import numpy as np
import pytest

from benchmarks.schooling.carrying import build, carriers, idle
from benchmarks.schooling.lines import lesson
from benchmarks.schooling.little_films import FILMS, UnreadableFilmError, little_films
from benchmarks.schooling.weighing import weighed

_FILM = """# Late
= 1\tINT. OFFICE - NIGHT
1\ta\t\tMARGIT sorts keys.
2\ts\tMARGIT\tYou are late. Again.
> 2\tMargit telling him off
> 1,2\ther with the keys
> s1\tthe office at night
"""


def test_a_little_film_is_read_with_its_pointings(tmp_path: Path) -> None:
    path = tmp_path / "Z_1.txt"
    path.write_text(_FILM, encoding="utf-8")
    (film,) = little_films([path])
    assert film.told == (
        "scene: Int. Office - Night", "MARGIT sorts keys.", "Margit: You are late. Again.",
    )  # fmt: skip
    assert [(p.words, p.meant) for p in film.pointed] == [
        ("Margit telling him off", (2,)), ("her with the keys", (1, 2)),
        ("the office at night", (0,)),
    ]  # fmt: skip


@pytest.mark.parametrize("line", ["> 3\tnobody", "3\tx\t\twhat", "> him", "= one\tINT."])
def test_a_line_that_is_no_beat_and_no_pointing_is_refused(tmp_path: Path, line: str) -> None:
    path = tmp_path / "Z_1.txt"
    path.write_text(_FILM + line + "\n", encoding="utf-8")
    with pytest.raises(UnreadableFilmError, match=r"Z_1\.txt, line 8"):
        list(little_films([path]))


def test_every_little_film_can_be_read_and_is_pointed_at() -> None:
    films = list(little_films(FILMS.glob("*.txt")))
    assert len(films) >= 40
    assert all(len(f.pointed) >= 40 for f in films)


def test_a_moment_is_taken_out_of_the_note_that_carries_it() -> None:
    book = [
        lesson("hold.end\twait {amount|a beat} after {line|the thank-you speech}, please", "x"),
        lesson("size.closer\tcloser on {shot|12} please", "x"),
        lesson("drop\tlose {shot|the wide one}", "x"),
    ]
    assert carriers(book) == [("wait a beat after ", ", please", "name")]
    assert idle(book) == ["closer on 12 please"]
    assert [build(w) for w in ("when he falls", "her laugh", "got it")] == [
        "clause", "name", "said",
    ]  # fmt: skip


def test_signs_that_tell_right_from_wrong_weigh_most() -> None:
    chance = random.Random(1)
    telling = [chance.random() for _ in range(400)]
    signs = np.array([[t, chance.random()] for t in telling])
    right = np.array([float(t > 0.4) for t in telling])
    told, empty, _ = weighed(signs, right)
    assert told > 3 * abs(empty)
