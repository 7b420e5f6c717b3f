"""How a shot is filmed, by the one word that a note has for it: "the static two-shot".

Enters: a shot and a word of `planner.revising.words.synonyms`. Leaves: whether it is filmed so.
"""

from planner.shots import Angle, MoveKind, Shot, Size

_MOVES = {"handheld": MoveKind.HANDHELD, "static": MoveKind.STATIC, "pushin": MoveKind.PUSH_IN,
          "pullout": MoveKind.PULL_OUT, "tracking": MoveKind.TRACK,
          "panning": MoveKind.PAN}  # fmt: skip
_ANGLES = {"overhead": Angle.OVERHEAD, "lowangle": Angle.LOW, "highangle": Angle.HIGH}


def filmed_so(shot: Shot, word: str) -> bool:
    """Whether a shot moves, looks up or down, or is as wide as a word says."""
    if word in _MOVES:
        return shot.move.kind is _MOVES[word]
    if word in _ANGLES:
        return shot.framing.angle is _ANGLES[word]
    wide = (Size.EWS, Size.WS) if word == "wide" else (Size.CU, Size.ECU)
    return shot.framing.size in wide
