"""Frames for whose voice somebody has: a man's, a girl's, an old man's.

Enters: a case. Leaves: Voice edits with a recipe.
"""

from collections.abc import Sequence

from planner.edits import AnyEdit, Voice
from planner.revising.answers import Unread
from planner.revising.frames.slots import Case, Frame, frame
from screenplay.scene_graph import Gender


def _given(case: Case) -> Sequence[AnyEdit]:
    """Somebody with a voice of another kind in the whole film."""
    kinds = {c.value("voiceof") for c in case.all("voiceof") if not c.neg and not c.contrast}
    if len(kinds) != 1 or any(c.neg or c.too for c in case.all("voiceof")):
        raise Unread("which voice is meant is not clear")
    if case.all("shots", "beats", "scenes", "place"):
        raise Unread("a voice is the same in the whole film; ask for a line's delivery instead")
    person, recipe = case.someone(), kinds.pop()
    if recipe == "child":
        ways = [("a boy's", "boy", Gender.MALE), ("a girl's", "girl", Gender.FEMALE)]
        own = [w for w in ways if case.film.people[person].gender is w[2]]
        recipe = case.pointers.choose(
            "Which voice?", [(told, name) for told, name, _ in own or ways]
        )
    return [Voice(character=person, recipe=recipe)]


FRAMES: tuple[Frame, ...] = (
    frame(
        "voice of a kind", "voiceof",
        "person wear hold_thing stage perform see add n.voice say whole swap same", _given, rank=1,
        negs="voiceof",
    ),
)  # fmt: skip
