"""Who gets up to go is seen to rise in the frame of the walk."""

from planner.ideas import PARTS
from planner.rules import plan
from screenplay.read import read_text

SCRIPT = """
INT. KITCHEN - DAY

ANN (30) sits at a table and reads a book.

ANN
The lamp is out.

She puts down the book, slowly and with care, and runs out.
"""


def test_a_rise_belongs_to_the_walk_that_it_begins() -> None:
    film = plan(read_text(SCRIPT))
    done = film.scenes[0].businesses
    rise = next(b for b in done if b.verb == "stand")
    shot = next(
        s for s in film.shots
        if any(c.beat_id == rise.beat_id and c.last == c.of for c in s.covers)
    )  # fmt: skip
    cover = next(c for c in shot.covers if c.beat_id == rise.beat_id)
    assert cover.first / cover.of <= rise.share[0] + 1 / PARTS
