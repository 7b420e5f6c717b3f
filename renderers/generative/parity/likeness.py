"""Whether somebody looks the same in every shot.

Enters: moments of shots. Leaves: for each part of a body (face, hair, top, arms, legs, told apart
by masks and joints) how its painted colour lies from its drawn one, in Lab; and by how much that
differs between shots. The drawn colour carries light and costume, so what differs is the painter.
This tells colours of hair, skin and clothes, not features: two faces of one colouring are the same
to it.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

import numpy as np

from renderers.generative.parity.colour import lab
from renderers.generative.parity.footage import Moment

if TYPE_CHECKING:
    from renderers.generative.resampling import Floats

Signature = Mapping[str, tuple[float, float, float]]  # painted minus drawn, by part of the body
_PARTS = {
    "hair": (0, 14, 15, 16, 17), "top": (1, 2, 5, 8, 11), "arms": (3, 4, 6, 7),
    "legs": (9, 10, 12, 13),
}  # fmt: skip
_LEAST_PX = 40
_MOST_PX = 4000
_LIGHTNESS = 0.5  # light changes more than colour


def signature(moments: Iterable[Moment], person: int, body: tuple[int, ...],
              face: tuple[int, ...]) -> Signature:  # fmt: skip
    """How somebody is coloured in a shot, against the drawn picture; empty where hardly seen."""
    found: dict[str, list[Floats]] = {}
    for moment in moments:
        for part, offset in _offsets(moment, person, body, face):
            found.setdefault(part, []).append(offset)
    return {
        part: (float(middle[0]), float(middle[1]), float(middle[2]))
        for part, offsets in sorted(found.items())
        for middle in (np.round(np.median(offsets, axis=0).astype(np.float64), 2),)
    }


def apart(one: Signature, others: Sequence[Signature]) -> float | None:
    """How far a shot's colouring is from that of the others, Lab; None where nothing is shared.

    The part of the body that differs most counts: whoever changes a shirt keeps their face. Of
    several shots the lower middle counts, so that one odd shot does not spoil two that agree.
    """
    away = [found for other in others if (found := _between(one, other)) is not None]
    return sorted(away)[(len(away) - 1) // 2] if away else None


def _between(one: Signature, other: Signature) -> float | None:
    shared = one.keys() & other.keys()
    by = [np.subtract(one[part], other[part]) * [_LIGHTNESS, 1, 1] for part in shared]
    return max(float(np.linalg.norm(vector)) for vector in by) if by else None


def _offsets(
    moment: Moment, person: int, body: tuple[int, ...], face: tuple[int, ...]
) -> "Iterable[tuple[str, Floats]]":
    for part, (rows, columns) in _places(moment, person, body, face):
        if len(rows) >= _LEAST_PX:
            every = max(1, len(rows) // _MOST_PX)
            at = (rows[::every], columns[::every])
            painted, drawn = (np.median(lab(picture[at]), axis=0) for picture in
                              (moment.painted, moment.drawn))  # fmt: skip
            yield part, np.asarray(painted - drawn, np.float32)


def _places(
    moment: Moment, person: int, body: tuple[int, ...], face: tuple[int, ...]
) -> "Iterable[tuple[str, tuple[np.typing.NDArray[np.int64], ...]]]":
    """Pixels of each part of a body: each goes to the nearest joint."""
    yield "face", np.nonzero(moment.mask(face))
    rows, columns = np.nonzero(moment.mask(body))
    points = moment.body[person]
    known = [(part, points[i, :2]) for part, joints in _PARTS.items() for i in joints
             if points[i, 2] > 0]  # fmt: skip
    if not known or not len(rows):
        return
    joints = np.stack([place for _, place in known])
    nearest = np.argmin(
        (columns[:, None] + 0.5 - joints[:, 0]) ** 2 + (rows[:, None] + 0.5 - joints[:, 1]) ** 2,
        axis=1,
    )
    names = np.array([part for part, _ in known])[nearest]
    for part in _PARTS:
        mine = names == part
        yield part, (rows[mine], columns[mine])
