"""Everything that can be wrong with a script that somebody hands in.

Enters: the file's name, a line where one is known, and what the writer can do. Leaves: errors whose
message names the thing, its place and the remedy.

    ScreenplayError
    ├── UnreadableScript   bytes that are not text
    ├── EmptyScript        nothing to film
    ├── MissingScript      no such file
    ├── BrokenScript       a Final Draft file that is damaged, hostile or something else
    ├── BadKinds           a kinds.toml beside the script that cannot be used
    └── MissingFace        no font to print it in; no fault of the script's, exit code 1
"""


class ScreenplayError(Exception):
    """A script that cannot be read; `exit_code` 2 means bad input."""

    exit_code = 2

    def __init__(self, problem: str, *, name: str, remedy: str, line: int | None = None) -> None:
        self.problem = problem
        self.name = name
        self.line = line
        self.remedy = remedy
        place = name if line is None else f"{name}, line {line}"
        super().__init__(f"{place}: {problem}; {remedy}")


class UnreadableScript(ScreenplayError):
    """The bytes are not text: an image, an archive, a word processor's own format."""


class EmptyScript(ScreenplayError):
    """The file holds nothing that could be filmed."""


class MissingScript(ScreenplayError):
    """There is no file at this path, or it may not be opened."""


class BadKinds(ScreenplayError):
    """The table of places beside the script is not in its form."""


class BrokenScript(ScreenplayError):
    """It claims to be a Final Draft file, but its XML is damaged, hostile or of another kind."""


class MissingFace(ScreenplayError):
    """A font that the pages are set in is not installed."""

    exit_code = 1

    def __init__(self, path: str, *, package: str) -> None:
        remedy = f"install it: apt-get install {package}"
        super().__init__("this font is missing", name=path, remedy=remedy)
