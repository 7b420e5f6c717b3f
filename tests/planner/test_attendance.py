"""Who is in the picture when, as the words say: unseen before they come, gone until they return."""

from planner.boarding import is_aboard
from planner.floor_plan import Posture
from planner.rules import plan
from planner.shots import ScenePlan, Stance
from screenplay.read import read_text

BEDROOM = """INT. BEDROOM - NIGHT

MARY (38) is sitting on the edge of the bed. Across the room SAM (11) lies in his sleeping bag.

Mary kisses POLLY (6) on the forehead, tucks Polly in and rises.

MARY
Good night.

Mary slips out, drawing the door to behind her.

SAM
Did you hear that?

MARY (O.S.)
Sleep, both of you!

RHODA (70), or what is left of her, crawls out into the light.

SAM
Run!

The door gives way and Mary bursts in, JOE (40) at her heels with a poker.

JOE
Who is there?
"""


def staged(text: str) -> tuple[ScenePlan, dict[str, dict[str, Stance]]]:
    """The first scene, and everybody's stance after each beat by its text."""
    graph = read_text(text)
    scene = plan(graph).scenes[0]
    now = {s.character_id: s for s in scene.opening}
    found = {"": dict(now)}
    for beat in graph.scenes[0].beats:
        now |= {b.character_id: b.after for b in scene.businesses if b.beat_id == beat.id}
        found[beat.text] = dict(now)
    return scene, found


def seen(stances: dict[str, Stance]) -> set[str]:
    return {who.removeprefix("ch-") for who, s in stances.items() if s.visible}


def test_who_comes_later_is_not_in_the_room_before() -> None:
    _, found = staged(BEDROOM)
    assert seen(found[""]) == {"mary", "sam", "polly"}
    assert seen(found["Run!"]) == {"sam", "polly", "rhoda"}
    assert seen(found["Who is there?"]) == {"mary", "sam", "polly", "rhoda", "joe"}


def test_who_draws_the_door_to_behind_them_stays_out_though_heard() -> None:
    _, found = staged(BEDROOM)
    assert "mary" in seen(found["Good night."])
    assert "mary" not in seen(found["Did you hear that?"])
    assert "mary" not in seen(found["Sleep, both of you!"])


def test_who_is_tucked_in_or_in_a_sleeping_bag_lies() -> None:
    _, found = staged(BEDROOM)
    assert found[""]["ch-sam"].posture is Posture.LIE
    assert found["Good night."]["ch-polly"].posture is Posture.LIE


def test_whom_a_car_brings_sits_in_it_until_they_get_out() -> None:
    scene, found = staged(
        "EXT. STREET - NIGHT\n\nA car rolls up and stops.\n\n"
        "ANN (40) gets out of the car.\n\nThe back door flies open, and out climbs BO (9).\n\n"
        "CY (11) stays where he is.\n\nANN\nHome.\n"
    )
    assert all(is_aboard(s) for s in scene.opening)
    assert seen(found["Home."]) == {"ann", "bo"}


def test_who_is_first_heard_in_the_room_was_there_who_is_heard_off_screen_was_not() -> None:
    _, found = staged(
        "INT. KITCHEN - DAY\n\nANN cooks.\n\nANN\nOne.\n\nANN\nTwo.\n\nANN\nThree.\n\n"
        "CY (O.S.)\nWait!\n\nBO\nFour.\n\nCY\nFive.\n"
    )
    assert seen(found["Three."]) == {"ann", "bo"}
    assert seen(found["Five."]) == {"ann", "bo", "cy"}
