"""What edits say of themselves: the sentence names what changes, in plain English."""

from collections.abc import Sequence

import pytest

from planner import edits as e
from planner.amending import Draft, amend
from planner.amending.telling import with_article
from planner.rules import plan
from planner.shots import CutKind, Shot, ShotKind, Size
from renderers.production.consequences import consequences
from screenplay.read import read_text
from screenplay.scene_graph import Emotion
from screenplay.world.parting import parted

SCRIPT = """INT. KITCHEN - DAY

ANNA stands at the window. BEN sits at the table.

ANNA
You said you would be home by eight. It is ten now, and nobody called.

BEN
I said that I would try.

ANNA
You always try.

Ben gets up and walks to the sink.

BEN
What do you want me to say?

ANNA
Nothing.
"""


def filmed() -> Draft:
    graph = parted(read_text(SCRIPT))
    return Draft(graph, plan(graph))


FILM = filmed()


def said(edit: e.AnyEdit, draft: Draft = FILM) -> str:
    return amend(draft, edit).said


def of_kind(kinds: Sequence[ShotKind]) -> Shot:
    return next(s for s in FILM.plan.shots if s.framing.kind in kinds)


def line(who: str) -> str:
    return next(b.id for s in FILM.graph.scenes for b in s.beats
                if b.line is not None and who in b.line.speakers)  # fmt: skip


def test_a_two_shot_says_how_near_it_becomes() -> None:
    shot = of_kind([ShotKind.TWO_SHOT])
    wider, nearer = (said(e.Reframe(shot=shot.id, size=s)) for s in (Size.WS, Size.MCU))
    assert "becomes a wide two-shot of" in wider
    assert "becomes a medium close two-shot of" in nearer


def test_an_over_the_shoulder_says_how_near_it_becomes() -> None:
    shot = of_kind([ShotKind.SINGLE, ShotKind.OTS, ShotKind.TWO_SHOT])
    over = e.Reframe(
        shot=shot.id, kind=ShotKind.OTS, size=Size.MCU, subjects=("ch-anna",), foreground="ch-ben"
    )
    assert "a medium close over-the-shoulder of Anna past Ben" in said(over)


@pytest.mark.parametrize(
    ("thing", "told"),
    [("85 mm lens", "an 85 mm lens"), ("18 mm lens", "an 18 mm lens"), ("50 mm lens",
     "a 50 mm lens"), ("180 mm lens", "a 180 mm lens"), ("orange hat", "an orange hat")],
)  # fmt: skip
def test_things_have_their_article(thing: str, told: str) -> None:
    assert with_article(thing) == told


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("red coat", "Anna has a red coat"), ("a red coat", "Anna has a red coat"),
        ("short grey hair", "Anna has short grey hair"), ("blue jeans", "Anna has blue jeans"),
        ("black dress", "Anna has a black dress"), ("no hat", "Anna has no hat"),
    ],
)  # fmt: skip
def test_a_costume_is_told_as_people_say_it(words: str, told: str) -> None:
    assert said(e.Dress(character="ch-anna", words=words)) == told


def test_acting_is_told_in_whole_verbs() -> None:
    played = e.Perform(
        beat=line("ch-ben"), emotion=Emotion.SAD, whisper=True, pace=0.8, pause_before=True
    )
    told = said(played)
    assert told.startswith("Ben is sad, speaks slower, whispers and pauses first on “I said")


def test_a_split_says_before_which_words() -> None:
    beat = line("ch-anna")
    shot = next(s for s in FILM.plan.shots for c in s.covers
                if c.beat_id == beat and c.first < 9 < c.last)  # fmt: skip
    told = said(e.Split(shot=shot.id, beat=beat, unit=8))
    assert f"Shot {shot.number} is split in two before “It is ten now, and …”" in told


def test_a_look_changes_the_shots_of_its_beat_and_no_others() -> None:
    graph = FILM.graph
    beat = next(b for b in graph.scenes[0].beats if b.text.startswith("ANNA stands"))
    before = amend(FILM, e.LookAt(beat=beat.id, character="ch-ben", target="ch-anna")).draft
    after = amend(before, e.LookAt(beat=beat.id, character="ch-ben", target="window")).draft
    shown = {s.id for s in before.plan.shots for c in s.covers if c.beat_id == beat.id}
    shots = [s.id for s in before.plan.shots]
    changed = [shots.index(s) for s in consequences(before, after)]
    assert changed
    assert max(changed) <= max(shots.index(s) for s in shown) + 1


def test_a_fade_names_both_shots() -> None:
    shot = FILM.plan.shots[2]
    told = said(e.Transition(shot=shot.id, cut=CutKind.FADE_OUT_IN, frames=24))
    assert told == "Shot 2 fades to black, shot 3 opens from it over 24 frames"
