"""What can go wrong while a language model is asked.

Enters: nothing. Leaves: errors of the planner's tree; messages name the model and the remedy.
"""

from planner.errors import PlannerError


class ModelMissing(PlannerError):
    """No model is configured, or a package that it needs is not installed."""

    exit_code = 2


class ModelFailed(PlannerError):
    """The model gave no answer: refused connection, error of its server, time over.

    `spent`: the most tokens read and written that may have to be paid all the same.
    """

    def __init__(self, message: str, spent: tuple[int, int] = (0, 0)) -> None:
        self.spent = spent
        super().__init__(message)


class CostLimitReached(PlannerError):
    """The next question might cost more than is left."""


class BadRecord(PlannerError):
    """A file of recorded answers cannot be used."""

    exit_code = 2


class BadAnswer(PlannerError):
    """An answer that cannot be used; `faults` tell the model what to mend."""

    def __init__(self, *faults: str) -> None:
        self.faults = faults
        super().__init__("; ".join(faults))
