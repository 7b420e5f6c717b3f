"""Who and what goes with a target, by the plan; and the performance without it."""

import numpy as np
import pytest

from planner.shots import CameraMove, Framing, MoveKind, ShotKind, Size
from renderers.production.generated.finishing.fitness import speakers, unfit
from renderers.production.generated.finishing.going import (
    Going,
    going,
    names_of,
    target_of,
    there,
    without,
)
from renderers.production.generated.finishing.orders import Unfit, Wish, advice, step_for
from renderers.production.generated.finishing.steps import Kind, Region, Step
from tests.renderers.generative.people import two_people
from tests.renderers.production.generated.finishing.sheets import (
    _POSE,
    doing,
    sheet,
    speech,
    thing,
    with_ben,
)


@pytest.mark.parametrize(
    ("word", "target"),
    [
        ("ANN", "actor:ann"), ("ann", "actor:ann"), ("the red mug", "prop:red mug"),
        ("Red  Mug", "prop:red mug"), ("plate", "prop:plate"), ("Zoe", ""), ("", ""),
    ],
)  # fmt: skip
def test_words_name_people_and_things(word: str, target: str) -> None:
    cues = with_ben("red mug", things=(thing("plate"),))
    assert target_of(word, cues) == target
    assert not target or there(target, cues)


def test_what_somebody_carries_goes_with_them_and_what_another_carries_stays() -> None:
    cues = with_ben("mug", "letter", kinds=(("letter", "envelope"),))
    assert going("actor:ben", cues) == Going(("ben",), ("mug", "envelope"))
    both = with_ben("mug", businesses=(doing("ann", "drink", prop="mug"),))
    assert going("actor:ben", both).kinds == ()


def test_what_only_they_bring_goes_and_what_lay_there_stays() -> None:
    cues = with_ben(things=(thing("tray", laid=("ben", 4)), thing("vase")))
    assert going("actor:ben", cues).kinds == ("tray",)


def test_what_they_do_to_doors_and_people_is_otherwise_without_them() -> None:
    done = (doing("ben", "open", "door_1"), doing("ben", "hug", "ann"), doing("ben", "look", "ann"))
    assert going("actor:ben", with_ben(businesses=done)).changed == ("set:door_1", "actor:ann")
    assert going("actor:ann", with_ben(businesses=done)).changed == ()


def test_a_thing_is_all_that_it_is_drawn_as() -> None:
    cues = with_ben(things=(thing("phone", "telephone"),), kinds=(("phone", "receiver"),))
    kinds = going("prop:phone", cues).kinds
    assert set(kinds) == {"receiver", "telephone", "telephone base"}
    names = ("prop:0:telephone base", "prop:1:mug", "actor:ben", "prop:2:receiver", "set:phone")
    assert names_of(Going(kinds=kinds), names) == ("prop:0:telephone base", "prop:2:receiver")


def test_the_performance_without_them_keeps_everybody_elses_number() -> None:
    whole = two_people()
    less = without(whole, Going(("ben",), ("cube",)))
    assert [a.visible.any() for a in less.actors] == [True, False]
    assert not less.props[0].visible.any()
    assert whole.actors[1].visible.all()
    assert whole.props[0].visible.all()
    assert np.array_equal(less.actors[1].root_m, whole.actors[1].root_m)


def step(kind: Kind, target: str = "", region: Region | None = None) -> Step:
    return Step(kind, "x", target, target.partition(":")[2], region)


@pytest.mark.parametrize(
    ("kind", "changes", "told"),
    [
        (Kind.TALK, {}, ""),
        (Kind.TALK, {"speeches": ()}, "nobody in it speaks"),
        (Kind.TALK, {"framing": Framing(ShotKind.SINGLE, Size.WS, ("ann",))}, "but a WS"),
        (Kind.TALK, {"move": CameraMove(MoveKind.PAN, _POSE, _POSE)}, "camera moves"),
        (Kind.TALK, {"framing": Framing(ShotKind.OTS, Size.CU, ("ann",), "ben")}, "nobody else"),
        (Kind.LIPS, {}, ""),
        (Kind.LIPS, {"speeches": (speech("zoe"),)}, "nobody in it speaks"),
        (Kind.LIPS, {"speeches": (speech("ann", 72),)}, "nobody in it speaks"),
        (Kind.LIPS, {"speeches": (speech("ann", -24),)}, "nobody in it speaks"),
        (Kind.ENLARGE, {}, ""),
        (Kind.ENLARGE, {"floor_plan": None, "light": None}, "it is a card"),
    ],
)  # fmt: skip
def test_what_suits_a_shot(kind: Kind, changes: dict[str, object], told: str) -> None:
    why = unfit(step(kind), sheet(**changes))
    assert told in why
    assert bool(why) == bool(told)


def test_what_can_be_taken_out() -> None:
    quiet = with_ben("mug")
    assert unfit(step(Kind.REMOVE, "actor:ben"), quiet) == ""
    assert unfit(step(Kind.REMOVE, "prop:mug"), quiet) == ""
    assert "'hat' is not in it; there are Ann, Ben, mug" in unfit(
        step(Kind.REMOVE, "prop:hat"), quiet
    )
    assert "heard unseen" in unfit(step(Kind.REMOVE, "actor:ann"), quiet)
    assert "too long: VOID takes 197 frames" in unfit(
        step(Kind.REMOVE, "prop:mug"), with_ben("mug", frames=600)
    )
    assert unfit(step(Kind.REMOVE, "a stray cup", Region(0, 0, 0.5, 0.5)), quiet) == ""


def test_who_speaks() -> None:
    cues = with_ben(speeches=(speech("ben"), speech("ann"), speech("ben", 40)))
    assert speakers(cues) == ("ben", "ann")


def test_a_wish_becomes_a_step_or_is_refused_with_the_remedy() -> None:
    cues = with_ben("mug")
    made = step_for(Wish(Kind.REMOVE, word="the mug"), cues)
    assert (made.tool, made.target, made.times) == ("void", "prop:mug", 0)
    assert "mug is in the plan" in advice(made)
    assert "Ben is in the plan" in advice(step_for(Wish(Kind.REMOVE, word="ben"), cues))
    assert step_for(Wish(Kind.ENLARGE, times=3), cues).times == 3
    stray = Wish(Kind.REMOVE, word="second mug", region=Region(0.1, 0.1, 0.2, 0.2))
    assert step_for(stray, cues).target == "second mug"
    assert advice(step_for(stray, cues)) == ""
    with pytest.raises(Unfit, match="the door is part of the set"):
        step_for(Wish(Kind.REMOVE, word="the door"), cues)
    with pytest.raises(Unfit, match=r"'hat' is not in its plan; there are Ann, Ben, mug.*--at"):
        step_for(Wish(Kind.REMOVE, word="hat"), cues)
