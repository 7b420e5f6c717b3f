"""The studio's errors: one tree. Each message names the thing, its place and the remedy.

`status` is the HTTP status that says the same.
"""


class StudioError(Exception):
    """Root of everything the studio raises."""

    exit_code = 1
    status = 500


class NotThere(StudioError):
    """No project, shot, turn, run or export of this name."""

    exit_code = 2
    status = 404


class Unfit(StudioError):
    """What was sent cannot be used."""

    exit_code = 2
    status = 422


class TooLarge(StudioError):
    """More bytes than are taken."""

    exit_code = 2
    status = 413


class Conflict(StudioError):
    """It does not fit what stands there now."""

    exit_code = 2
    status = 409


class TooSlow(StudioError):
    """It took longer than it may and was stopped."""

    exit_code = 2
    status = 422


class DeskLost(StudioError):
    """A clerk died at its work."""

    status = 500


class Forbidden(StudioError):
    """This visitor may not do that."""

    exit_code = 2
    status = 403


class DeskRefusal(StudioError):
    """The desk's no: the message of the error that was raised there, and its class's name."""

    def __init__(self, message: str, exit_code: int, name: str, *, foreseen: bool) -> None:
        super().__init__(message)
        self.exit_code = exit_code
        self.name = name
        self.foreseen = foreseen
        self.status = _STATUS.get(name, 422 if exit_code == 2 else 500)


_STATUS = {
    "ProjectBusy": 409, "RefusedEdit": 409, "UnknownTarget": 404, "NoSuchVersion": 409,
    "DocumentMissing": 409, "TooLarge": 413, "StorageFull": 507, "StorageReadOnly": 507,
}  # fmt: skip
