"""What can go wrong when a shot is acted.

Enters: nothing. Leaves: the error tree of this package.
"""


class MotionError(Exception):
    """A shot cannot be acted as cued."""


class NoFloor(MotionError):
    """A shot has actors and no floor plan for them to stand on."""

    def __init__(self, shot_id: str) -> None:
        """Name the shot and the remedy."""
        super().__init__(
            f"shot {shot_id}: actors are cued without a floor plan;"
            " give the cue sheet its scene's floor plan or leave the actors out"
        )


class MisfitMouths(MotionError):
    """A line's mouth shapes do not fit its letters."""

    def __init__(self, line_id: str, letters: int, rows: int) -> None:
        """Name the line and both counts."""
        super().__init__(
            f"line {line_id}: {letters} mouth letters but {rows} mouth shapes;"
            " make both from the same take and frame rate"
        )
