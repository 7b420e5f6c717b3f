"""Projects, their scripts, plans and takes.

Enters: what was brought, planned and drawn. Leaves: records of it.
"""

from sqlalchemy import func
from sqlmodel import Session, col, select
from sqlmodel.sql.expression import SelectOfScalar

from storage.errors import AlreadyInLedger, NotInLedger
from storage.ledger.bounds import counted, hashed, named, page, written
from storage.ledger.records import PlanVersion, Project, ScriptVersion, Take
from storage.ledger.sessions import Sessions, added, record, records
from storage.ledger.tables import PlanRow, ProjectRow, ScriptRow, TakeRow

_TITLE = 500
_PATH = 4096


class Films(Sessions):
    """What the studio has on the shelf."""

    def create_project(
        self,
        id: str,
        title: str,
        folder: str,
        *,
        by: str,
        at: float,
    ) -> Project:
        """Enter a project.

        Raises:
            AlreadyInLedger: the id is taken.
        """
        row = ProjectRow(
            id=named(id, "project"), title=written(title, "title", _TITLE),
            folder=written(folder, "folder", _PATH), created_by=written(by, "user", 80),
            created_at=at,
        )  # fmt: skip
        with self._writing() as session:
            if session.exec(select(ProjectRow).where(col(ProjectRow.id) == id)).first():
                raise AlreadyInLedger(f"project {id!r} exists already; choose another id")
            return added(session, Project, row)

    def project(self, id: str) -> Project:
        """A project by its id; raises NotInLedger."""
        with self._reading() as session:
            return record(Project, _project(session, id))

    def projects(self, *, limit: int = 50, after: str | None = None) -> tuple[Project, ...]:
        """Projects, newest first, behind the one with the id `after`."""
        with self._reading() as session:
            wanted = select(ProjectRow).order_by(col(ProjectRow.number).desc()).limit(page(limit))
            if after is not None:
                wanted = wanted.where(col(ProjectRow.number) < _project(session, after).number)
            return records(session, Project, wanted)

    def rename_project(self, id: str, title: str) -> Project:
        """Give a project another title."""
        with self._writing() as session:
            row = self._held(session, id)
            row.title = written(title, "title", _TITLE)
            return added(session, Project, row)

    def delete_project(self, id: str) -> None:
        """Take a project out with all that belongs to it; its folder stays as it is."""
        with self._writing() as session:
            session.delete(self._held(session, id))

    def add_script(
        self, project: str, digest: str, filename: str, *, by: str, at: float
    ) -> ScriptVersion:
        """Enter a script as the newest version."""
        with self._writing() as session:
            self._held(session, project)
            last = _newest_script(session, project)
            row = ScriptRow(
                project=project, number=(last.number if last else 0) + 1,
                digest=hashed(digest, "digest"), filename=written(filename, "file name", _PATH),
                parent=last.number if last else None, by=written(by, "user", 80), at=at,
            )  # fmt: skip
            return added(session, ScriptVersion, row)

    def scripts(
        self, project: str, *, limit: int = 50, after: int = 0
    ) -> tuple[ScriptVersion, ...]:
        """Versions of a project's script, oldest first."""
        mine = (col(ScriptRow.project) == project, col(ScriptRow.number) > counted(after, "after"))
        wanted = select(ScriptRow).where(*mine).order_by(col(ScriptRow.number)).limit(page(limit))
        with self._reading() as session:
            return records(session, ScriptVersion, wanted)

    def newest_script(self, project: str) -> ScriptVersion | None:
        """The script that the project stands at; None before the first."""
        with self._reading() as session:
            row = _newest_script(session, project)
            return record(ScriptVersion, row) if row else None

    def add_plan(
        self, project: str, number: int, *, parent: int | None, digest: str, note: str,
        by: str, at: float,
    ) -> PlanVersion:  # fmt: skip
        """Enter a plan under its version's number; one that is there already is replaced."""
        row = PlanRow(
            project=project, number=counted(number, "version"),
            parent=None if parent is None else counted(parent, "parent"),
            digest=hashed(digest, "digest"), note=written(note, "note"),
            by=written(by, "user", 80), at=at,
        )  # fmt: skip
        with self._writing() as session:
            self._held(session, project)
            kept = session.merge(row)
            session.flush()
            return record(PlanVersion, kept)

    def plans(self, project: str, *, limit: int = 50, after: int = -1) -> tuple[PlanVersion, ...]:
        """Versions of a project's plan, by number."""
        mine = (col(PlanRow.project) == project, col(PlanRow.number) > counted(after, "after", -1))
        wanted = select(PlanRow).where(*mine).order_by(col(PlanRow.number)).limit(page(limit))
        with self._reading() as session:
            return records(session, PlanVersion, wanted)

    def add_take(
        self, project: str, shot: str, *, digest: str, poster: str | None = None,
        cue: str | None = None,
        plan_version: int, profile: str, frames: int, at: float,
    ) -> Take:  # fmt: skip
        """Enter a take of a shot; the same clip again is its newest take, of the newer plan."""
        row = TakeRow(
            project=project, shot=named(shot, "shot"), number=1, digest=hashed(digest, "digest"),
            poster=None if poster is None else hashed(poster, "poster"),
            cue=None if cue is None else hashed(cue, "cue"),
            plan_version=counted(plan_version, "version"), frames=counted(frames, "frames"),
            profile=written(profile, "profile", 80), at=at,
        )  # fmt: skip
        with self._writing() as session:
            self._held(session, project)
            last = session.exec(
                _takes(project, shot).order_by(col(TakeRow.number).desc()).limit(1)
            ).first()
            if last and (last.digest, last.profile) == (digest, profile):
                last.poster, last.cue, last.plan_version = row.poster, row.cue, row.plan_version
                return added(session, Take, last)
            row.number = (last.number if last else 0) + 1
            return added(session, Take, row)

    def takes(
        self, project: str, shot: str, *, limit: int = 50, after: int = 0
    ) -> tuple[Take, ...]:
        """Takes of a shot, oldest first."""
        behind = col(TakeRow.number) > counted(after, "after")
        wanted = _takes(project, shot).where(behind).order_by(col(TakeRow.number))
        with self._reading() as session:
            return records(session, Take, wanted.limit(page(limit)))

    def take(self, project: str, shot: str, number: int) -> Take:
        """One take; raises NotInLedger."""
        wanted = _takes(project, shot).where(col(TakeRow.number) == counted(number, "take"))
        with self._reading() as session:
            row = session.exec(wanted).first()
        if row is None:
            raise NotInLedger(f"shot {shot!r} of {project!r} has no take {number}")
        return record(Take, row)

    def newest_takes(self, project: str) -> dict[str, Take]:
        """The newest take of each shot."""
        newest = (
            select(func.max(col(TakeRow.id)))
            .where(col(TakeRow.project) == project)
            .group_by(col(TakeRow.shot))
        )
        with self._reading() as session:
            found = records(session, Take, select(TakeRow).where(col(TakeRow.id).in_(newest)))
        return {take.shot: take for take in found}


def _project(session: Session, project: str) -> ProjectRow:
    found = session.exec(
        select(ProjectRow).where(col(ProjectRow.id) == named(project, "project"))
    ).first()
    if found is None:
        raise NotInLedger(f"there is no project {project!r}; see the list of projects")
    return found


def _newest_script(session: Session, project: str) -> ScriptRow | None:
    wanted = select(ScriptRow).where(col(ScriptRow.project) == project)
    return session.exec(wanted.order_by(col(ScriptRow.number).desc()).limit(1)).first()


def _takes(project: str, shot: str) -> SelectOfScalar[TakeRow]:
    mine = (col(TakeRow.project) == project, col(TakeRow.shot) == shot)
    return select(TakeRow).where(*mine)
