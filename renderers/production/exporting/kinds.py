"""The shapes of the catalogue: kinds of export and their options, as data.

Enters: nothing; the families fill these. Leaves: what a command line or a page shows, and where the
function stands that makes the export. A family from elsewhere registers a tuple of `ExportKind`
under the entry point group `storyreel.exports`.
"""

from dataclasses import dataclass
from enum import StrEnum


class OptionKind(StrEnum):
    """What sort of value an option takes."""

    TEXT = "text"
    NUMBER = "number"
    CHOICE = "choice"
    FLAG = "flag"


@dataclass(frozen=True, slots=True)
class Option:
    """One thing that can be chosen about an export."""

    name: str
    purpose: str
    kind: OptionKind
    default: str | int | bool
    choices: tuple[str, ...] = ()
    least: int | None = None
    most: int | None = None


class Group(StrEnum):
    """Under which heading a kind is listed."""

    FILM = "film"
    PICTURES = "pictures"
    PAPERS = "papers"
    CUT = "cut"
    SUBTITLES = "subtitles"
    SOUND = "sound"
    SPACE = "3D and conditioning"
    EVERYTHING = "everything"


@dataclass(frozen=True, slots=True)
class ExportKind:
    """One form in which a film can be had.

    `maker` is "module:function", imported when it is called for: the function takes an `Order`,
    fills its folder and returns what it could not carry. `ending` is the file's, with its dot;
    "" where the export is a folder of files.
    """

    name: str
    title: str
    group: Group
    ending: str
    purpose: str
    maker: str
    options: tuple[Option, ...] = ()
    cannot_carry: tuple[str, ...] = ()  # always, whatever the film

    def option(self, name: str) -> Option | None:
        """The option of a name; None where the kind has none."""
        return next((option for option in self.options if option.name == name), None)


SCENES = Option(
    "scenes", "Only these scenes, by position: 2, 1-3 or 1,4", OptionKind.TEXT, default=""
)
SHOTS = Option("shots", "Only these shots, by number: 4, 4-9 or 2,7", OptionKind.TEXT, default="")
