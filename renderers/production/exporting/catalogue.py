"""The catalogue of exports.

Enters: nothing. Leaves: every kind, ours in the order of a menu, then those that other packages
register under `storyreel.exports`: entry points that name a tuple of `ExportKind`.
"""

from collections.abc import Iterator
from importlib import import_module
from importlib.metadata import entry_points

from renderers.production.exporting.errors import ExportError, UnknownKind
from renderers.production.exporting.kinds import ExportKind

GROUP = "storyreel.exports"
# what people call a kind by the ending of its file
_ALSO = {"mp4": "h264", "mov": "prores", "pdf": "storyboard", "csv": "shots-csv",
         "xlsx": "shots-xlsx", "wav": "stems", "imsc": "ttml", "webvtt": "vtt"}  # fmt: skip
_FAMILIES = (
    "films", "stills", "papers", "cuts", "captions", "stems", "conditioning", "space",
    "bundle",
)  # fmt: skip


def kinds() -> tuple[ExportKind, ...]:
    """All kinds; two of one name are an error."""
    found = tuple(_kinds())
    names = [kind.name for kind in found]
    twice = sorted({name for name in names if names.count(name) > 1})
    if twice:
        raise ExportError(f"{GROUP}: two exports are called {twice[0]!r}; uninstall one of them")
    return found


def kind_called(name: str) -> ExportKind:
    """The kind of a name, or of a file's ending; raises UnknownKind."""
    known = {kind.name: kind for kind in kinds()}
    name = name if name in known else _ALSO.get(name, name)
    if name not in known:
        raise UnknownKind(f"there is no export {name!r}; there are: {', '.join(known)}")
    return known[name]


def _kinds() -> Iterator[ExportKind]:
    for family in _FAMILIES:
        yield from import_module(f"renderers.production.exporting.{family}").KINDS
    for entry in sorted(entry_points(group=GROUP), key=lambda entry: entry.name):
        yield from entry.load()
