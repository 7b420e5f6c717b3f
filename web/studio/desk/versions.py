"""Versions at the desk: their history, and two of them side by side.

Enters: a film folder. Leaves: the versions with who made which of which, and the shots in which two
of them differ.
"""

from collections.abc import Iterator

from renderers.production.history import History, NoSuchVersion
from renderers.production.history import opened as history_in
from renderers.production.rushes import Rush, rushes_of
from storage.projects import Project
from web.studio.board_document import kept_board
from web.studio.desk import orders
from web.studio.shapes import ComparedShot, Comparison, HistoryView, VersionView

NO_VERSION = -1


def history_of(project: Project) -> HistoryView:
    """All versions of a film."""
    history, _ = history_in(project)
    children = {v.parent for v in history.versions if v.parent is not None}
    return HistoryView(
        tuple(_versions(history, project)),
        history.current,
        can_undo=history.version(history.current).parent is not None,
        can_redo=history.current in children,
    )


def _versions(history: History, project: Project) -> Iterator[VersionView]:
    for version in history.versions:
        filmed = rushes_of(history.edits(version.id), project) is not None
        parent = NO_VERSION if version.parent is None else version.parent
        yield VersionView(
            version.id, parent, version.note, version.said, filmed, version.id == history.current
        )


def compared(project: Project, order: orders.Compare) -> Comparison:
    """The shots in which two versions differ, in the order of the second; those gone come last."""
    history, _ = history_in(project)
    after = history.current if order.after < 0 else order.after
    before = _drawn_before(project, history, after) if order.before < 0 else order.before
    old, new = _rushes(project, history, before), _rushes(project, history, after)
    if new is None and after == history.current:
        new = {shot: (number, *order.newest[shot]) for shot, number in _board_shots(project)
               if shot in order.newest}  # fmt: skip
    if old is None or new is None:
        missing = before if old is None else after
        raise NoSuchVersion(f"version {missing} was never drawn; go to it and make the film")
    listed = [*new, *(shot for shot in old if shot not in new)]
    pairs = (_pair(shot, old.get(shot), new.get(shot)) for shot in listed)
    return Comparison(before, after, tuple(p for p in pairs if p.before_clip != p.after_clip))


def _drawn_before(project: Project, history: History, version: int) -> int:
    """The nearest version before one that was drawn."""
    at = history.version(version).parent
    while at is not None and rushes_of(history.edits(at), project) is None:
        at = history.version(at).parent
    if at is None:
        raise NoSuchVersion(
            f"no version before {version} was drawn; change something, or name another to compare"
        )
    return at


_Drawn = tuple[int, str, str]  # number, clip, poster


def _rushes(project: Project, history: History, version: int) -> dict[str, _Drawn] | None:
    rushes: tuple[Rush, ...] | None = rushes_of(history.edits(version), project)
    if rushes is None:
        return None
    return {rush.shot: (rush.number, str(rush.video), str(rush.frame)) for rush in rushes}


def _board_shots(project: Project) -> list[tuple[str, int]]:
    board = kept_board(project)
    return [(shot.id, shot.number) for shot in board.shots] if board else []


def _pair(shot: str, old: _Drawn | None, new: _Drawn | None) -> ComparedShot:
    number = (new or old or (0, "", ""))[0]
    _, old_clip, old_poster = old or (0, "", "")
    _, new_clip, new_poster = new or (0, "", "")
    return ComparedShot(shot, number, old_clip, old_poster, new_clip, new_poster)
