"""Things in hands are drawn as what somebody modelled; what nobody modelled is mimed."""

import pytest

from planner.like_things import LIKE, modelled
from planner.rules import plan
from planner.shots import Shot, ShotKind, ShotPlan
from planner.thing_words import THINGS, mentions
from renderers.sets.props import made_props, prop_kind
from screenplay.read import read_text

BAR = "INT. BAR - DAY\n\nANN (30) sits at the bar. BEN (40) stands by her.\n\n"


def planned(text: str) -> ShotPlan:
    return plan(read_text(BAR + text + "\n\nANN\nWell.\n"))


def held(film: ShotPlan) -> set[str]:
    return {h for s in film.scenes for b in s.businesses for h in b.after.holding}


def inserts(film: ShotPlan) -> list[Shot]:
    return [s for s in film.shots if s.framing.kind is ShotKind.INSERT]


def test_every_like_thing_is_a_mesh_and_every_mesh_has_its_name() -> None:
    assert set(LIKE.values()) <= set(made_props())
    small = {name for name, thing in THINGS.items() if not thing.large}
    assert {name for name in small | set(LIKE) if prop_kind(name) == "generic"} == set()
    assert {n for n in made_props() if modelled(n) is None} == {"generic", "telephone base"}


def test_what_nobody_modelled_is_mimed_and_never_shown_near() -> None:
    film = planned("Ann picks up a xylophone and holds it up.")
    assert held(film) == set()
    assert not inserts(film)
    assert "hairbrush" in held(planned("Ann picks up a hairbrush."))


@pytest.mark.parametrize(
    "text",
    [
        "Ben thinks better of it.",
        "Ben grabs a fistful of her shirt.",
        "Ben ties the mare to the rail.",
        "Ben leads the mare away.",
    ],
)
def test_amounts_adverbs_and_animals_are_no_things_in_hands(text: str) -> None:
    assert held(planned(text)) == set()


def test_one_that_is_poured_is_a_drink_and_stays_in_no_hand() -> None:
    film = planned("Ben pours her one anyway.")
    assert [b.prop for s in film.scenes for b in s.businesses if b.verb == "pour"] == ["drink"]
    assert held(film) == set()


def test_what_is_taken_from_a_person_lay_nowhere() -> None:
    film = planned("Ann takes the rope from Ben.")
    assert "rope" in held(film)
    assert not [r for s in film.scenes for r in s.resting if r.noun == "rope"]


@pytest.mark.parametrize(
    "text",
    [
        "There's a pistol stuck in his sash.",
        "A knife hangs on his belt.",
        "The revolver in his holster gleams.",
        "She waits, the shotgun slung over her arm.",
        "He has a wallet tucked into his back pocket.",
        "He unbuckles his gun belt.",
    ],
)
def test_things_on_a_body_lie_on_no_table(text: str) -> None:
    assert not any(m.here for m in mentions(text))


def test_things_on_tables_still_lie_there() -> None:
    assert all(m.here for m in mentions("A pistol lies on the table. A knife is on the bar."))


def test_what_comes_from_under_a_bar_did_not_lie_on_it() -> None:
    film = planned("Ben brings up a shotgun from under the bar.")
    assert "shotgun" in held(film)
    assert not [r for s in film.scenes for r in s.resting if r.noun == "shotgun"]
