"""Who is told to be gone is gone before those come who find it out; nobody sees them go."""

from planner.rules import plan
from planner.shots import ScenePlan
from screenplay.read import read_text

HAUNTED = """INT. BEDROOM - NIGHT

SAM (11) sits on the bed. POLLY (6) stands beside him. RHODA (70) crawls out of the closet.

POLLY
Your turn, Rhoda.

Rhoda kneels before Polly.

The door gives way and MARY (38) bursts in.

There is nobody here but the children.

Mary hugs Polly.
"""


def staged(text: str) -> ScenePlan:
    return plan(read_text(text)).scenes[0]


def seen_after(scene: ScenePlan, who: str) -> bool:
    """Whether somebody is in the set when a scene is over."""
    own = [b.after for b in scene.businesses if b.character_id == who]
    first = next(s for s in scene.opening if s.character_id == who)
    return (own[-1] if own else first).visible


def test_nobody_but_the_children_is_there_when_somebody_comes() -> None:
    scene = staged(HAUNTED)
    gone = [b for b in scene.businesses if b.character_id == "ch-rhoda"][-1]
    comes = next(b for b in scene.businesses if b.character_id == "ch-mary")
    assert gone.before.visible
    assert not gone.after.visible
    assert not gone.path_m  # by no way that anybody sees
    assert scene.businesses.index(gone) < scene.businesses.index(comes)
    assert seen_after(scene, "ch-sam")
    assert seen_after(scene, "ch-polly")
    assert seen_after(scene, "ch-mary")


def test_who_is_told_of_again_has_not_vanished() -> None:
    scene = staged(HAUNTED + "\nRhoda laughs behind the door.\n")
    assert seen_after(scene, "ch-mary")
    assert seen_after(scene, "ch-rhoda")


def test_she_is_gone_means_who_did_something_last() -> None:
    scene = staged(
        "INT. KITCHEN - DAY\n\nTOM (40) sits at the table. ANNA (30) stands by the window.\n\n"
        "Anna smiles.\n\nTOM\nAnna?\n\nShe is gone.\n\nTom weeps.\n"
    )
    assert not seen_after(scene, "ch-anna")
    assert seen_after(scene, "ch-tom")


def test_those_who_find_a_place_empty_are_there() -> None:
    scene = staged(
        "INT. HALL - DAY\n\nTOM (40) and ANNA (30) stand by the door.\n\nTOM\nHello?\n\nANNA\n"
        "Hello?\n\nAnna looks round.\n\nTom looks round.\n\nThere is nobody here.\n"
    )
    assert seen_after(scene, "ch-anna")
    assert seen_after(scene, "ch-tom")
