"""What can go wrong while a film is planned.

Enters: nothing. Leaves: one tree of errors; messages name the scene or shot and the remedy.
"""


class PlannerError(Exception):
    """Root of everything the planner raises."""

    exit_code = 1


class NoSceneError(PlannerError):
    """The script, or the range asked for, holds no scene that could be planned."""

    exit_code = 2


class NoRouteError(PlannerError):
    """A walk has no way between its two points."""


class UnknownPace(PlannerError):
    """A pace or an average shot length that no film can be cut at, or that nobody knows."""

    exit_code = 2


class PlanDocumentError(PlannerError):
    """A shot plan document cannot be read: broken JSON, unknown label, wrong shape."""

    exit_code = 2


class RefusedEdit(PlannerError):
    """An edit that cannot be made; the message gives the reason and a remedy."""

    exit_code = 2


class UnknownTarget(RefusedEdit):
    """An edit names a shot, beat, scene, character or place that the film does not have."""


class EditsDocumentError(PlannerError):
    """A document of edits cannot be read: broken JSON, unknown label, wrong shape."""

    exit_code = 2
