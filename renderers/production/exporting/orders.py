"""An export from order to delivery.

Enters: a film folder, the name of a kind, options, perhaps a path. Leaves: the files, and what they
do not carry. Nothing is drawn anew and the folder's job lock is not taken: the film that was
finished last is printed, even while the next one is made.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from renderers.production.exporting.catalogue import kind_called
from renderers.production.exporting.choosing import Value, chosen_options, chosen_shots
from renderers.production.exporting.errors import ExportError
from renderers.production.exporting.kinds import ExportKind
from renderers.production.exporting.tray import Tray, published, tray_for
from storage.projects import Project

if TYPE_CHECKING:
    from renderers.production.exporting.negative import Negative
    from renderers.timeline import Clip
    from storage.blobs import Blobs

Pins = Mapping[str, tuple[str, ...]]
_DIGITS = 60  # letters of a file name that come from the title


@dataclass(frozen=True, slots=True)
class Exported:
    """What was made: `files`, the main one first, and what this export does not carry."""

    kind: str
    files: tuple[Path, ...]
    not_carried: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Order:
    """What a maker is given."""

    kind: ExportKind
    options: Mapping[str, Value]
    negative: "Negative"
    shots: tuple[int, ...]  # positions that were chosen
    project: Project
    out: Path  # where the export will stand
    tray: Tray
    pins: Pins = field(default_factory=dict)  # remarks by shot id

    @property
    def target(self) -> Path:
        """Where the maker writes the one file of a kind with an ending."""
        return self.tray.folder / self.out.name

    @property
    def blobs(self) -> "Blobs":
        """Where shots and takes lie."""
        return self.project.blobs

    @property
    def stem(self) -> str:
        """A file name without its ending: small letters, digits and dashes of the title."""
        return slug(self.negative.title)

    @property
    def whole(self) -> bool:
        """Whether every shot was chosen."""
        return len(self.shots) == len(self.negative.shots)

    @property
    def clips(self) -> "tuple[Clip, ...]":
        """The chosen clips of the cut, at their film frames."""
        return tuple(self.negative.timeline.clips[i] for i in self.shots)

    def text(self, name: str) -> str:
        """An option's text."""
        return str(self.options[name])

    def number(self, name: str) -> int:
        """An option's number."""
        return int(self.options[name])

    def flag(self, name: str) -> bool:
        """An option's yes or no."""
        return bool(self.options[name])


def export(
    folder: Path,
    kind: str,
    options: Mapping[str, Value] | None = None,
    out: Path | None = None,
    pins: Pins | None = None,
) -> Exported:
    """Export the film that was finished last in `folder`.

    Args:
        folder: a film folder.
        kind: name of an `ExportKind`.
        options: by name; what is left out has its default.
        out: a file, or a folder for kinds of many files; by default in `folder`/exports. A file
            has its kind's ending, added where it is not there.
        pins: remarks by shot id, for papers that show notes.

    Raises:
        ExportError: an unknown kind, a bad option, a missing tool; with the remedy.
        DocumentMissing: no film was made here.
        StorageError: the disk refuses; nothing half-made is left.
    """
    from renderers.production.exporting.negative import negative_of

    found = kind_called(kind)
    chosen = chosen_options(found, options or {})
    project = Project(folder)
    negative = negative_of(project)
    target = _ended(out.absolute(), found) if out else _default(folder, negative.title, found)
    shots = chosen_shots(negative, chosen)
    with tray_for(target) as tray:
        order = Order(found, chosen, negative, shots, project, target, tray, pins or {})
        lost = make(order)
        files = published(tray, target, folder=not found.ending)
    told = (*found.cannot_carry, *lost, *_since(project, negative))
    return Exported(found.name, files, tuple(dict.fromkeys(told)))


def _since(project: Project, negative: "Negative") -> tuple[str, ...]:
    """Notes that the finished film does not show yet."""
    from renderers.production.exporting.negative import notes_key
    from renderers.production.notes import kept_edits

    if notes_key(kept_edits(project)) == negative.obeyed:
        return ()
    way = f"storyreel note {project.root} --render"
    return (f"notes given since the film was made; to have them drawn: {way}",)


def make(order: Order) -> tuple[str, ...]:
    """Fill an order's tray; returns what could not be carried."""
    module, _, function = order.kind.maker.partition(":")
    lost = getattr(import_module(module), function)(order)
    if not isinstance(lost, tuple):
        raise ExportError(
            f"{order.kind.maker} returned {type(lost).__name__}; a maker returns a tuple of texts"
        )
    return lost


def slug(title: str) -> str:
    """A title as part of a file name: a-z, 0-9 and dashes, "film" where nothing is left."""
    from anyascii import anyascii

    folded = re.sub(r"[^a-z0-9]+", "-", anyascii(title).lower())[:_DIGITS].strip("-")
    return folded or "film"


def _ended(out: Path, kind: ExportKind) -> Path:
    """The path with its kind's ending: encoders choose the container by it."""
    ended = out.name.lower().endswith(kind.ending)
    return out if ended else out.with_name(f"{out.name}{kind.ending}")


def _default(folder: Path, title: str, kind: ExportKind) -> Path:
    plain = kind.ending == f".{kind.name}"
    name = slug(title) if plain else f"{slug(title)}-{kind.name}"
    return folder.absolute() / "exports" / f"{name}{kind.ending}"
