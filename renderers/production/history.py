"""A film's history: versions with parents, each made of its parent by a note.

Enters: versions, and the notes that the folder obeys now. Leaves: the history after a note or a
step, and the document in the project. Version 0 is the plan by the rules; the edits of a version
are those on the way from 0 to it. Nothing is ever taken out: a note after an undo begins a branch.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

import msgspec

from planner.edits import AnyEdit
from planner.errors import EditsDocumentError
from renderers.errors import RenderError
from renderers.production.blobs_of import plain, restored
from renderers.production.notes import DOCUMENT as EDITS
from renderers.production.notes import keep_edits, kept_edits
from storage.blobs import Digest
from storage.errors import DocumentDamaged, DocumentMissing
from storage.projects import Project

DOCUMENT, LABEL = "history", "history/1"
ROOT = 0
FOUND = "(edits that were found in the folder)"


class NoSuchVersion(RenderError):
    """The history does not reach as far as was asked."""

    exit_code = 2


@dataclass(frozen=True, slots=True)
class Version:
    """One state of the film."""

    id: int
    parent: int | None  # None for version 0
    note: str  # as typed
    edits: tuple[AnyEdit, ...]  # what the note added
    said: tuple[str, ...]  # what it was answered with
    plan: Digest | None = None  # revision of the document "shotplan", where it is known


@dataclass(frozen=True, slots=True)
class History:
    """All versions by id, and the one that stands."""

    versions: tuple[Version, ...]
    current: int = ROOT

    def version(self, number: int) -> Version:
        """A version; raises NoSuchVersion."""
        if not 0 <= number < len(self.versions):
            last = len(self.versions) - 1
            raise NoSuchVersion(f"there is no version {number}; there are 0 to {last}")
        return self.versions[number]

    def edits(self, number: int) -> tuple[AnyEdit, ...]:
        """All edits of a version, oldest first."""
        line = list(self._line(number))
        return tuple(edit for version in reversed(line) for edit in version.edits)

    def back(self, steps: int) -> int:
        """The version `steps` changes ago; raises NoSuchVersion where there were not so many."""
        line = list(self._line(self.current))
        if steps >= len(line):
            raise NoSuchVersion(_too_far(len(line) - 1, "taken back"))
        return line[steps].id

    def on(self, steps: int) -> int:
        """The version after `steps` changes are made again, at each the newest that followed.

        Raises NoSuchVersion where fewer were taken back.
        """
        at = self.current
        for done in range(steps):
            following = [v.id for v in self.versions if v.parent == at]
            if not following:
                raise NoSuchVersion(_too_far(done, "made again"))
            at = following[-1]
        return at

    def _line(self, number: int) -> Iterator[Version]:
        """A version and its ancestors."""
        at: int | None = number
        while at is not None:
            found = self.version(at)
            yield found
            at = found.parent


_BEGUN = History((Version(ROOT, None, "", (), ()),))


def _too_far(possible: int, done: str) -> str:
    if not possible:
        return f"nothing can be {done}; see storyreel history"
    return f"only {possible} can be {done}; say -n {possible} or fewer"


def added(
    history: History, note: str, edits: tuple[AnyEdit, ...], said: tuple[str, ...]
) -> History:
    """The history with a new version made of the current one; it is current then."""
    made = Version(len(history.versions), history.current, note, edits, said)
    return History((*history.versions, made), made.id)


def planned_as(history: History, plan: Digest) -> History:
    """The history with the plan of the current version."""
    versions = tuple(
        replace(v, plan=plan) if v.id == history.current else v for v in history.versions
    )
    return replace(history, versions=versions)


def keep_history(history: History, project: Project) -> None:
    """Keep a history and have the folder obey its current version.

    The history comes first: where the second step is cut off, `opened` finds the version obeyed.
    """
    project.write_document(DOCUMENT, LABEL, plain(history))
    keep_edits(history.edits(history.current), project)


def opened(project: Project) -> tuple[History, str]:
    """A folder's history and, where something was amiss with it, what.

    The edits that the folder obeys decide: where they are of no version, they become one. A history
    that cannot be read is put aside. Raises UnknownLabel where a newer Storyreel wrote it.
    """
    remark = ""
    try:
        history = _sound(restored(project.read_document(DOCUMENT, LABEL), History), project)
    except DocumentMissing:
        history = _BEGUN
    except (DocumentDamaged, msgspec.ValidationError) as error:
        aside = project.set_aside(DOCUMENT)
        history = _BEGUN
        remark = f"the history cannot be read ({error}) and lies in {aside}; it begins anew"
    edits, amiss = _obeyed(project, history)
    return _reconciled(history, edits), "; ".join(filter(None, (remark, amiss)))


def obeyed(project: Project) -> tuple[tuple[AnyEdit, ...], str]:
    """The notes that a folder obeys and, where they cannot be read, what is done about it.

    Those that cannot be read are put aside; then the history says what they were.
    """
    try:
        return kept_edits(project), ""
    except (EditsDocumentError, DocumentDamaged):
        history, remark = opened(project)
        return history.edits(history.current), remark


def _obeyed(project: Project, history: History) -> tuple[tuple[AnyEdit, ...], str]:
    try:
        return kept_edits(project), ""
    except (EditsDocumentError, DocumentDamaged) as error:
        aside, why = project.set_aside(EDITS), str(error)
    edits = history.edits(history.current)
    keep_edits(edits, project)
    stand = f"the {len(edits)} that the history knows stand" if edits else "none is obeyed"
    return edits, f"the notes cannot be read ({why}) and lie in {aside}; {stand}"


def _sound(history: History, project: Project) -> History:
    """The history, if its numbers make a tree; raises DocumentDamaged."""
    numbers = all(
        v.id == n and (v.parent is None if n == ROOT else v.parent in range(n))
        for n, v in enumerate(history.versions)
    )
    if not numbers or not 0 <= history.current < len(history.versions):
        raise DocumentDamaged(f"{project.root}: the versions of {DOCUMENT!r} do not fit together")
    return history


def _reconciled(history: History, obeyed: tuple[AnyEdit, ...]) -> History:
    """The history at the version that is obeyed."""
    known = history.edits(history.current)
    if known == obeyed:
        return history
    same = [v.id for v in history.versions if history.edits(v.id) == obeyed]
    if same:
        return replace(history, current=same[-1])
    if obeyed[: len(known)] == known:
        return added(history, FOUND, obeyed[len(known) :], ())
    return added(replace(history, current=ROOT), FOUND, obeyed, ())
