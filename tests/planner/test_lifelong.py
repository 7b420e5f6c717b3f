"""One person looks alike at every age, whichever body the script describes."""

from dataclasses import replace

from planner import palettes
from planner.wardrobe import cast_looks
from screenplay.scene_graph import Age, Character, Gender

EDDA = Character(
    "ch-edda", "EDDA", description="EDDA, copper hair, dark skin, waits.", gender=Gender.FEMALE
)
GIRL = Character(
    "ch-edda-9", "EDDA (9)", age=Age.CHILD, age_years=9, gender=Gender.FEMALE, identity="ch-edda",
    description="EDDA, now 9, runs.",
)  # fmt: skip
OLD = Character(
    "ch-nana", "NANA", age=Age.OLD, gender=Gender.FEMALE, identity="ch-edda",
    description="NANA waits.",
)  # fmt: skip
OTHERS = tuple(Character(f"ch-{n}", n, gender=Gender.FEMALE) for n in ("ZOE", "MIA", "EVA"))


def test_bodies_share_skin_face_eyes_and_hair() -> None:
    woman, *_, girl, old = cast_looks((EDDA, *OTHERS, GIRL, OLD))
    assert girl.hair == woman.hair == palettes.HAIR_COLOURS["copper"]
    assert girl.skin == woman.skin == old.skin
    assert (girl.face, girl.iris) == (woman.face, woman.iris)
    assert old.hair in palettes.GREY_HAIR
    assert girl.stature_m < woman.stature_m


def test_the_order_does_not_matter_for_what_is_told() -> None:
    girl, *_, woman = cast_looks((GIRL, *OTHERS, EDDA))
    assert girl.hair == woman.hair == palettes.HAIR_COLOURS["copper"]
    assert girl.skin == woman.skin


def test_gender_left_open_is_the_same_at_every_age() -> None:
    told = [replace(c, gender=Gender.UNKNOWN) for c in (EDDA, GIRL, OLD)]
    assert len({look.gender for look in cast_looks(told)}) == 1
