"""From which moment on somebody is staged.

Enters: a case, and who. Leaves: a scene, and a beat of it; None for its start.
"""

from planner.revising.answers import Unread
from planner.revising.frames.slots import Case
from planner.revising.references.things import as_set, in_set
from screenplay.scene_graph import Beat, Scene


def where(case: Case, person: str, mark: str = "") -> tuple[Scene, Beat | None]:
    """The moment that is meant; of a note that names none, the one scene that somebody is in.

    Args:
        case: The clause.
        person: Who is staged.
        mark: A thing that the scene's set must have, if any.
    """
    about = case.about
    named = case.named_shots() or case.named_scenes() or case.named_beats() or case.pointed()
    if named or about.shots or about.scenes or about.beats:
        return case.moment()
    there = [s for s in case.film.scenes if person in s.present]
    there = [s for s in there if not mark or as_set(mark, case.film, s) in in_set(case.film, s)]
    options = [(f"scene {s.number}, {s.heading.text}", s) for s in there]
    if not options:
        raise Unread(f"{case.film.named(person)} is in no scene with that")
    return case.pointers.choose("Which scene?", options), None
