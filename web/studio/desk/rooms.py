"""Film folders at the desk: opened quickly when nothing in them has changed.

Enters: a folder. Leaves: its cutting room. A clerk remembers what it planned last, so that a second
note to a long film need not plan it again; whatever is written in the folder makes it forget.
"""

from collections import OrderedDict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from planner.amending import Draft
from renderers.production.commission import commissioned
from renderers.production.cutting_room import CuttingRoom, cutting_room
from storage.projects import Project
from storage.store import documents_folder

_REMEMBERED = 2  # films; a long one takes some hundred megabytes
# Documents that say nothing of the plan, and those that change what was planned into what stands.
_BESIDE = ("clock", "casting", "listening", "negative", "music", "rushes-", "lined-script",
           "turnarounds", "final_cut", "retakes", "parity", "finish", "look",
           "references")  # fmt: skip
_CHANGING = (*_BESIDE, "history", "notes", "edits", "shotplan")

_Stamp = frozenset[tuple[str, int, int]]


@dataclass(frozen=True, slots=True)
class _Known:
    planned_at: _Stamp
    planned: Draft
    draft_at: _Stamp
    draft: Draft


_known: OrderedDict[Path, _Known] = OrderedDict()  # of this process, which is the clerk


def opened(folder: Path) -> CuttingRoom:
    """A room to try things in: nobody is locked out, and nothing is kept."""
    project = Project(folder)
    room = CuttingRoom(project, commissioned(project))
    _recall(room)
    return room


@contextmanager
def held(folder: Path) -> Iterator[CuttingRoom]:
    """A room to keep things in; raises as `cutting_room` does."""
    with cutting_room(folder) as room:
        _recall(room)
        yield room


def learn(room: CuttingRoom, draft: Draft) -> None:
    """Remember a room whose film stands as `draft`."""
    folder = room.project.root
    stamps = _stamp(room, _CHANGING), _stamp(room, _BESIDE)
    _known[folder] = _Known(stamps[0], room.planned, stamps[1], draft)
    _known.move_to_end(folder)
    while len(_known) > _REMEMBERED:
        _known.popitem(last=False)


def _recall(room: CuttingRoom) -> None:
    known = _known.get(room.project.root)
    if known is None or known.planned_at != _stamp(room, _CHANGING):
        return
    same = known.draft_at == _stamp(room, _BESIDE)
    room.remember(known.planned, known.draft if same else None)


def _stamp(room: CuttingRoom, without: tuple[str, ...]) -> _Stamp:
    """When the script and the documents were written, without those that do not matter."""
    documents = documents_folder(room.project.store).glob("*.json")
    script = room.request.script
    files = [script, *(path for path in documents if not path.name.startswith(without))]
    return frozenset((path.name, (told := path.stat()).st_mtime_ns, told.st_size) for path in files)
