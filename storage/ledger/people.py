"""Who may come in, and what requests were answered with.

Enters: users, review links, answers; tokens only as digests. Leaves: records of them.
"""

from sqlalchemy import delete
from sqlmodel import Session, col, select
from sqlmodel.sql.expression import SelectOfScalar

from storage.errors import AlreadyInLedger, NotInLedger
from storage.ledger.bounds import among, counted, hashed, named, page, written
from storage.ledger.records import ROLES, Answer, ReviewLink, User
from storage.ledger.sessions import Sessions, added, record, records
from storage.ledger.tables import AnswerRow, LinkRow, UserRow


class People(Sessions):
    """Users, reviewers, and the answers that their requests got."""

    def add_user(self, id: str, name: str, role: str, token_hash: str, *, at: float) -> User:
        """Enter a user.

        Raises:
            AlreadyInLedger: the id or the token is taken.
        """
        row = UserRow(
            id=named(id, "user"), name=written(name, "name", 500),
            role=among(role, ROLES, "role"), token_hash=hashed(token_hash, "token"), at=at,
        )  # fmt: skip
        taken = select(UserRow).where(
            (col(UserRow.id) == id) | (col(UserRow.token_hash) == token_hash)
        )
        with self._writing() as session:
            if session.exec(taken).first():
                raise AlreadyInLedger(f"user {id!r} or the token exists already; choose another")
            return added(session, User, row)

    def user(self, id: str) -> User:
        """A user by id; raises NotInLedger."""
        with self._reading() as session:
            return record(User, _user(session, id))

    def user_by_token(self, token_hash: str) -> User | None:
        """The user whose token has this digest."""
        wanted = select(UserRow).where(col(UserRow.token_hash) == hashed(token_hash, "token"))
        with self._reading() as session:
            row = session.exec(wanted).first()
        return record(User, row) if row else None

    def users(self, *, limit: int = 50, after: str = "") -> tuple[User, ...]:
        """Users by id."""
        wanted = select(UserRow).where(col(UserRow.id) > written(after, "after", 80))
        with self._reading() as session:
            return records(session, User, wanted.order_by(col(UserRow.id)).limit(page(limit)))

    def set_role(self, id: str, role: str) -> User:
        """Give a user another role."""
        with self._writing() as session:
            row = _user(session, id)
            row.role = among(role, ROLES, "role")
            return added(session, User, row)

    def remove_user(self, id: str) -> None:
        """Take a user out; what they said stays."""
        with self._writing() as session:
            session.delete(_user(session, id))

    def add_link(
        self, project: str, token_hash: str, *, expires: float, by: str, at: float
    ) -> ReviewLink:
        """Enter a way in for reviewers."""
        row = LinkRow(
            project=project, token_hash=hashed(token_hash, "token"), expires=expires,
            revoked=False, by=written(by, "user", 80), at=at,
        )  # fmt: skip
        with self._writing() as session:
            self._held(session, project)
            if session.exec(_link(token_hash)).first():
                raise AlreadyInLedger("a link with this token exists already; make another token")
            return added(session, ReviewLink, row)

    def link_by_token(self, token_hash: str, now: float) -> ReviewLink | None:
        """The link whose token has this digest, while it is open."""
        with self._reading() as session:
            row = session.exec(_link(hashed(token_hash, "token"))).first()
        return record(ReviewLink, row) if row and not row.revoked and now < row.expires else None

    def links(self, project: str, *, limit: int = 50, after: int = 0) -> tuple[ReviewLink, ...]:
        """Review links of a project, oldest first."""
        mine = (col(LinkRow.project) == project, col(LinkRow.id) > counted(after, "after"))
        wanted = select(LinkRow).where(*mine).order_by(col(LinkRow.id)).limit(page(limit))
        with self._reading() as session:
            return records(session, ReviewLink, wanted)

    def revoke_link(self, id: int) -> ReviewLink:
        """Close a link."""
        with self._writing() as session:
            row = session.get(LinkRow, counted(id, "link"))
            if row is None:
                raise NotInLedger(f"there is no link {id}")
            row.revoked = True
            return added(session, ReviewLink, row)

    def answered(self, scope: str, key: str) -> Answer | None:
        """What a request with this key was answered with."""
        place = (written(scope, "scope", 500), written(key, "key", 200))
        with self._reading() as session:
            row = session.get(AnswerRow, place)
        return record(Answer, row) if row else None

    def keep_answer(
        self, scope: str, key: str, request_digest: str, status: int, body: str, *, at: float
    ) -> Answer:
        """Keep an answer; where there is one for this key, it stays and is given back."""
        row = AnswerRow(
            scope=written(scope, "scope", 500), key=written(key, "key", 200),
            request_digest=hashed(request_digest, "digest"), status=counted(status, "status"),
            body=written(body, "body", 1_000_000), at=at,
        )  # fmt: skip
        with self._writing() as session:
            known = session.get(AnswerRow, (scope, key))
            return record(Answer, known) if known else added(session, Answer, row)

    def forget_answers(self, before: float) -> int:
        """Drop answers older than `before`; how many they were."""
        old = delete(AnswerRow).where(col(AnswerRow.at) < before)
        with self._writing() as session:
            return int(session.connection().execute(old).rowcount)


def _user(session: Session, user: str) -> UserRow:
    row = session.get(UserRow, named(user, "user"))
    if row is None:
        raise NotInLedger(f"there is no user {user!r}")
    return row


def _link(token_hash: str) -> SelectOfScalar[LinkRow]:
    return select(LinkRow).where(col(LinkRow.token_hash) == token_hash)
