"""Several keyframes painted side by side, like passes in one call.

Enters: keyframes as they ask for their passes, a painter. Leaves: keyframes. Within a frame people
come one after the other, for each stands before the last; between frames they wait for nobody. So
of all that could be painted next the most alike is, and the rest waits its turn.
"""

from collections.abc import Hashable, Mapping, Sequence

from renderers.generative.keyframes.painting import Keyframe, Steps
from renderers.generative.painter import Painter, Wanted


def painted_together(painter: Painter, going: Sequence[Steps]) -> list[Keyframe]:
    """Keyframes in order; raises GenerativeError as `Painter.paint_all`."""
    done: dict[int, Keyframe] = {}
    asked: dict[int, Wanted] = {}

    for number, one in enumerate(going):
        try:
            asked[number] = next(one)
        except StopIteration as end:
            done[number] = end.value
    while asked:
        some = _most_alike(asked)
        made = painter.paint_all([asked.pop(number) for number in some])
        for number, answer in zip(some, made, strict=True):
            try:
                asked[number] = going[number].send(answer)
            except StopIteration as end:
                done[number] = end.value
    return [done[number] for number in range(len(going))]


def _most_alike(asked: Mapping[int, Wanted]) -> list[int]:
    """The largest group of like wishes, of equal ones that of the first frame."""
    found: dict[Hashable, list[int]] = {}
    for number in sorted(asked):
        found.setdefault(_kind(asked[number]), []).append(number)
    return max(found.values(), key=len)


def _kind(wanted: Wanted) -> Hashable:
    """What wishes share that a model can answer in one call."""
    references = tuple(map(id, wanted.references))  # a role's own, which every frame is told
    return (
        wanted.size_px, wanted.prompt, wanted.negative, wanted.strength, wanted.adapters,
        references, tuple(wanted.steering), wanted.picture is None,
    )  # fmt: skip
