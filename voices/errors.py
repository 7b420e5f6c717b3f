"""What can go wrong between a line and its sound.

Enters: what was being done, for which line. Leaves: one tree of errors whose messages name the
thing, its place and the remedy.
"""


class VoiceError(Exception):
    """Anything the voices package refuses or fails at."""

    exit_code = 1


class MissingEngine(VoiceError):  # names the thing that is missing, as users say it
    """A speech engine is not installed on this machine."""

    def __init__(self, engine: str, package: str, detail: str = "") -> None:
        self.engine = engine
        self.package = package
        self.detail = detail
        because = f" ({detail})" if detail else ""
        super().__init__(f"{engine} is not installed{because}; run: apt-get install {package}")


class EngineFailure(VoiceError):  # a failure, not a Python error class by trade
    """An engine stopped in the middle of a line."""

    def __init__(self, engine: str, line_id: str, detail: str) -> None:
        self.engine = engine
        self.line_id = line_id
        super().__init__(
            f"line {line_id}: {engine} stopped while speaking it: {detail}; "
            "run `storyreel doctor` to check the engine"
        )


class UnknownRecipe(VoiceError):  # reads as the sentence it is
    """A casting names a base voice that the engine does not have."""

    def __init__(self, base: str, known: tuple[str, ...]) -> None:
        super().__init__(f"no base voice {base!r}; write one of {', '.join(known)}")


class BadRecording(VoiceError):  # reads as the sentence it is
    """Stored bytes do not hold the take they should."""

    def __init__(self, detail: str) -> None:
        super().__init__(f"stored take cannot be read: {detail}; speak the line again")


class BadScore(VoiceError):  # reads as the sentence it is
    """Music that cannot be composed, read or played."""

    def __init__(self, detail: str, remedy: str) -> None:
        super().__init__(f"music: {detail}; {remedy}")


class BadMix(VoiceError):  # reads as the sentence it is
    """Something laid into the mix does not fit it."""

    def __init__(self, detail: str, remedy: str) -> None:
        super().__init__(f"mix: {detail}; {remedy}")
