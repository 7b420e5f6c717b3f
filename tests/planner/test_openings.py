"""Who is there when a scene opens, and in which body."""

from dataclasses import replace

from planner.ground import Ground
from planner.same_person import in_another_body
from planner.staging import Staging, stage
from screenplay.scene_graph import Beat, Character, Deed
from tests.planner.scripts import done, said, scene, script, table_for_two

BODIES = ("ch-ann", "ch-old-ann", "ch-b")


def cast(*beats: Beat) -> tuple[Staging, dict[str, Character]]:
    one = scene(*beats, present=BODIES)
    people = {c.id: c for c in script(one).characters}
    people["ch-old-ann"] = replace(people["ch-old-ann"], identity="ch-ann")
    return stage(one, Ground(table_for_two()), people), people


def there(staging: Staging) -> set[str]:
    return {s.character_id for s in staging.plan.opening if s.visible}


def test_a_person_named_at_two_ages_is_there_in_the_body_that_acts() -> None:
    staging, people = cast(
        done("B carries Ann.", Deed("ch-b", "hold", "B carries Ann.", target="ch-ann")),
        done("Old Ann waves.", Deed("ch-old-ann", "wave", "Old Ann waves.")),
        said("ch-b", "Goodbye.", "ch-old-ann"),
    )
    assert there(staging) == {"ch-old-ann", "ch-b"}
    assert in_another_body(staging.scene, people) == {"ch-ann"}
    assert all("ch-ann" not in moment.gazes.values() for moment in staging.moments)


def test_who_speaks_to_their_own_youth_is_there_twice() -> None:
    staging, _ = cast(said("ch-ann", "Who are you?"), said("ch-old-ann", "You.", "ch-ann"))
    assert there(staging) == set(BODIES)


def test_where_neither_body_acts_the_first_is_there() -> None:
    staging, _ = cast(said("ch-b", "Ann? Ann!"))
    assert there(staging) == {"ch-ann", "ch-b"}
