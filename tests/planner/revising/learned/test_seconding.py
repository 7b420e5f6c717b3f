"""Another reading is seconded where the model hears just what it would change."""

import pytest

from planner.edits import (
    AnyEdit,
    Drop,
    Insert,
    Length,
    Move,
    Perform,
    Reframe,
    Sound,
    Style,
    Transition,
    Voice,
)
from planner.revising.answers import Reading
from planner.revising.footage import Footage
from planner.revising.learned.inventory import ACTS
from planner.revising.learned.listening import Heard, Span
from planner.revising.learned.roles import settled
from planner.revising.learned.seconding import seconds
from planner.revising.learned.told import asked
from planner.shots import CutKind, MoveKind, ShotKind, Size
from tests.planner.revising.films import film, shot_id

_PLAN, _GRAPH = film("P8")
_FILM = Footage(_PLAN, _GRAPH)
_SIX = shot_id(_PLAN, 6)


def _heard(note: str, *acts: tuple[str, float], several: float = 0.0) -> Heard:
    return Heard(note, acts, (0.0,) * len(acts), several, ())


def _read(*edits: AnyEdit) -> Reading:
    return Reading(edits, "so")


def test_the_likeliest_act_must_be_answered() -> None:
    gone = _read(Drop(shot=_SIX))
    assert seconds(gone, _heard("lose 6", ("drop", 0.9), ("none", 0.1)), _FILM) == 0.9
    assert seconds(gone, _heard("lose 6", ("merge", 0.6), ("drop", 0.4)), _FILM) == 0.0


def test_nothing_may_change_that_is_not_heard() -> None:
    both = _read(Reframe(shot=_SIX, size=Size.ECU, lens_mm=85.0))
    assert seconds(both, _heard("closer", ("size.closer", 0.95)), _FILM) == 0.0
    heard = _heard("closer on a longer lens", ("size.closer", 0.6), ("lens.longer", 0.3))
    assert seconds(both, heard, _FILM) == pytest.approx(0.9)


def test_half_of_what_is_asked_is_not_seconded() -> None:
    gone = _read(Drop(shot=_SIX))
    heard = _heard("lose 6 and dim 7", ("drop", 0.5), ("style.darker", 0.45), several=0.9)
    assert seconds(gone, heard, _FILM) == 0.0


def test_a_pause_that_is_there_is_not_seconded_as_a_new_one() -> None:
    beat = next(b.id for b in _FILM.beats.values() if b.line)
    pause = _read(Perform(beat=beat, pause_before=True))
    assert seconds(pause, _heard("a pause before that", ("act.pause", 0.9)), _FILM) == 0.9
    assert seconds(pause, _heard("clip the pause before", ("act.pause", 0.9)), _FILM) == 0.0


@pytest.mark.parametrize(
    ("edit", "act"),
    [
        (Length(shot=_SIX, frames=9000), "length.longer"),
        (Length(shot=_SIX, frames=1), "length.shorter"),
        (Move(shot=_SIX, kind=MoveKind.PAN), "move.pan"),
        (Transition(shot=_SIX, cut=CutKind.FADE_OUT_IN, frames=24), "cut.fade_out"),
        (Insert(after=_SIX, kind=ShotKind.REACTION), "insert.reaction"),
        (Style(warmth=-0.3), "style.cooler"),
        (Sound(part="music", mute=True), "music.remove"),
        (Voice(character="ch-tom", pitch=0.9), "voice.lower"),
    ],
)
def test_an_edit_is_the_answer_to_its_act(edit: AnyEdit, act: str) -> None:
    wishes = asked(edit, _FILM)
    assert act in wishes[0]
    assert all(wish <= set(ACTS) for wish in wishes)


def test_words_say_their_role_better_than_the_model() -> None:
    note = "dim the last beach scene, 9 and 10 longer on her long speech"

    def span(role: str, text: str) -> Span:
        return Span(role, text, note.index(text))

    heard = Heard(
        note, (), (), 0.0,
        (span("shot", "the last beach scene"), span("shot", "9"), span("other_shot", "10"),
         span("scene", "her long speech")),
    )  # fmt: skip
    assert [s.role for s in settled(heard, "length.longer").spans] == [
        "scene", "shot", "shot", "line",
    ]  # fmt: skip
    assert settled(heard, "merge").of("other_shot") == ("10",)
