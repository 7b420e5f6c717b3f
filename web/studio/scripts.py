"""Scripts: brought, read, doubted, brought again.

Enters: uploads. Leaves: projects with numbered scripts, the lines with what looks wrong in them,
and what a new version changed. Reading is done at a desk that has no network and little memory.
"""

import hashlib
import threading
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import web
from storage.blobs import Digest
from storage.ledger.records import ScriptVersion
from web.studio.desk import orders
from web.studio.desk.desk import Desk
from web.studio.errors import Conflict, NotThere, Unfit
from web.studio.hub import Hub
from web.studio.shapes import ScriptChange, ScriptView
from web.studio.shelf import Shelf

if TYPE_CHECKING:
    from storage.ledger import Ledger

READ_S, READ_S_PER_MB = 10.0, 30.0  # the longest that reading may take
_NOTHING = "nothing-to-film"
_REMEMBERED = 16  # views of scripts
_EXAMPLES = Path(web.__file__).parent.parent / "examples"


class Scripts:
    """The scripts of all projects."""

    def __init__(
        self, ledger: "Ledger", hub: Hub, shelf: Shelf, desk: Desk, clock: Callable[[], float]
    ) -> None:
        self._ledger, self._hub, self._shelf = ledger, hub, shelf
        self._desk, self._clock = desk, clock
        self._views: OrderedDict[str, ScriptView] = OrderedDict()
        self._lock = threading.Lock()

    def check(self, name: str, data: bytes) -> ScriptView:
        """A script's lines and doubts."""
        if not data.strip():
            raise Unfit("the script is empty; write a scene, such as INT. KITCHEN - DAY")
        key = hashlib.sha256(name.encode() + b"\0" + data).hexdigest()
        with self._lock:
            known = self._views.get(key)
        if known:
            return known
        order = orders.ReadScript(seconds=_seconds(data), name=name, data=data)
        view = self._desk.ask(order, ScriptView)
        with self._lock:
            self._views[key] = view
            while len(self._views) > _REMEMBERED:
                self._views.popitem(last=False)
        return view

    def create(self, name: str, data: bytes, by: str) -> str:
        """Open a project for a script; its id."""
        read = self._filmable(name, data)
        project = self._shelf.new_id(read.title)
        _, digest = self._shelf.keep_script(project, 1, data)
        folder = str(self._shelf.folder(project))
        title = read.title[:500]
        self._ledger.create_project(project, title, folder, by=by, at=self._clock())
        self._ledger.add_script(project, digest, name, by=by, at=self._clock())
        return project

    def view(self, project: str, version: int) -> ScriptView:
        """A version with its doubts; 0 is the newest."""
        found = self._version(project, version)
        newest = self._version(project, 0).number
        read = self.check(found.filename, self._data(project, found))
        return replace(read, project=project, version=found.number, versions=newest)

    def revise(
        self, project: str, name: str, data: bytes, by: str, stop_film: Callable[[str], None]
    ) -> ScriptChange:
        """Take a new version in; raises Conflict where it is the one that stands."""
        newest = self._version(project, 0)
        self._filmable(name, data)
        told = self._compared(newest.filename, self._data(project, newest), name, data)
        if hashlib.sha256(data).hexdigest() == newest.digest:
            raise Conflict("that is the version that stands already; nothing is changed")
        stop_film(project)
        _, digest = self._shelf.keep_script(project, newest.number + 1, data)
        made = self._ledger.add_script(project, digest, name, by=by, at=self._clock())
        change = replace(told, version=made.number)
        self._hub.tell(project, "script", change)
        return change

    def changes(self, project: str, version: int) -> ScriptChange:
        """What a version changed against the one before it."""
        found = self._version(project, version)
        if found.parent is None:
            return ScriptChange(found.number, "This is the first version.", (), ())
        before = self._version(project, found.parent)
        told = self._compared(
            before.filename, self._data(project, before), found.filename,
            self._data(project, found),
        )  # fmt: skip
        return replace(told, version=found.number)

    def examples(self) -> tuple[tuple[str, str], ...]:
        """Names and titles of the scripts that come with Storyreel."""
        return _examples()

    def example(self, name: str) -> tuple[str, bytes]:
        """File name and bytes of an example; raises NotThere."""
        if name not in {known for known, _ in self.examples()}:
            raise NotThere(f"there is no example {name[:80]!r}; see the list of examples")
        path = _EXAMPLES / f"{name}.fountain"
        return path.name, path.read_bytes()

    def _filmable(self, name: str, data: bytes) -> ScriptView:
        """What `check` gives; raises Unfit where nothing in it can be filmed."""
        read = self.check(name, data)
        empty = next((doubt for doubt in read.doubts if doubt.code == _NOTHING), None)
        if empty:
            raise Unfit(f"{name}: {empty.message}; {empty.remedy}")
        return read

    def _compared(self, old_name: str, old: bytes, new_name: str, new: bytes) -> ScriptChange:
        seconds = _seconds(old) + _seconds(new)
        order = orders.CompareScripts(
            seconds=seconds, old_name=old_name, old=old, new_name=new_name, new=new
        )
        return self._desk.ask(order, ScriptChange)

    def _version(self, project: str, version: int) -> ScriptVersion:
        self._ledger.project(project)
        if version == 0:
            newest = self._ledger.newest_script(project)
            found: tuple[ScriptVersion, ...] = (newest,) if newest else ()
        else:
            found = self._ledger.scripts(project, limit=1, after=max(0, version - 1))
        if not found or version not in (0, found[0].number):
            raise NotThere(f"{project}: the script has no version {version}")
        return found[0]

    def _data(self, project: str, version: ScriptVersion) -> bytes:
        return self._shelf.blobs(project).get(Digest(version.digest))


@cache  # they come with this release
def _examples() -> tuple[tuple[str, str], ...]:
    """Names and titles, as the scripts themselves have them."""
    from screenplay.paper.pages import title_of
    from screenplay.read import read_script

    found = sorted(_EXAMPLES.glob("*.fountain"))
    return tuple((path.stem, title_of(read_script(path.read_bytes(), path.name))) for path in found)


def _seconds(data: bytes) -> float:
    return READ_S + READ_S_PER_MB * len(data) / (1 << 20)
