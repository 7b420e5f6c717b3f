"""What a plan cannot show as the script says it is told in its remarks."""

from planner.handling import CARRIED
from planner.rules import plan
from planner.shortfalls import drawn
from renderers.sets.props import prop_kind
from screenplay.read import read_text

STREET = "EXT. STREET - DAY\n\nANN (30) waits by the wall.\n\n"


def remarks(text: str) -> str:
    return "\n".join(plan(read_text(STREET + text)).remarks)


def test_a_climb_is_told() -> None:
    assert "climb to the gallery is played on the level" in remarks("Ann climbs to the gallery.\n")


def test_a_thing_that_nobody_modelled_is_told() -> None:
    assert "xylophone is mimed with empty hands" in remarks("Ann picks up a xylophone.\n")
    assert "mimed" not in remarks("Ann picks up a book. She opens her umbrella.\n")


def test_a_thing_too_large_to_take_along_stays() -> None:
    told = remarks("A mare stands at the rail.\n\nAnn leads the mare across the street.\n")
    assert "the mare stays where it is" in told
    assert "mimed" not in told


def test_a_thing_that_the_set_lacks_is_told_once() -> None:
    told = remarks("Ann stares at the pyramid.\n\nAnn stares at the pyramid again.\n")
    assert told.count("the pyramid is named but not drawn") == 1
    assert "sun" not in remarks("Ann looks at the sun.\n")


def test_remarks_name_the_shot_that_a_scene_begins_with() -> None:
    film = plan(read_text(STREET + "Ann climbs to the gallery.\n"))
    first = next(s.number for s in film.shots if s.scene_id == film.scenes[0].scene_id)
    assert any(r.startswith(f"from shot {first}: ") for r in film.remarks)


def test_what_may_be_carried_is_modelled() -> None:
    assert {noun for noun in CARRIED if prop_kind(noun) == "generic"} == set()
    assert drawn("ice cream")
    assert drawn("red umbrella")
    assert not drawn("handbrake")
