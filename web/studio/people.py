"""People of the studio: users with roles, and links for reviewers.

Enters: names and tokens. Leaves: entries in the ledger, which holds no token, only digests of them.
"""

import hashlib
import hmac
import re
import secrets
from collections.abc import Callable
from typing import TYPE_CHECKING

from storage.ledger.records import Consent, User
from web.studio.errors import Unfit
from web.studio.shapes import ConsentView, Member, ReviewLink
from web.studio.visitors import Role, Visitor
from web.studio.when import iso

if TYPE_CHECKING:
    from storage.ledger import Ledger

_DAY_S = 86_400
_LONGEST_DAYS = 365
_SECRET = re.compile(r"[A-Za-z0-9_-]{16,200}")


class People:
    """Who may come in."""

    def __init__(self, ledger: "Ledger", key: bytes, clock: Callable[[], float]) -> None:
        """`key` signs review links; who has the ledger alone cannot make one."""
        self._ledger, self._key, self._clock = ledger, key, clock

    def invite(self, project: str, name: str, days: int) -> ReviewLink:
        """A link for a reviewer of one project."""
        if not 1 <= days <= _LONGEST_DAYS:
            raise Unfit(f"a link is open for 1 to {_LONGEST_DAYS} days, not {days}")
        shown = _name(name)
        secret = secrets.token_urlsafe(24)
        expires = self._clock() + days * _DAY_S
        made = self._ledger.add_link(
            project, _hashed(secret), expires=expires, by=shown, at=self._clock()
        )
        token = f"{secret}.{self._signed(secret)}"
        return ReviewLink(made.id, f"/review/{token}", shown, iso(expires))

    def links(self, project: str) -> tuple[ReviewLink, ...]:
        """Open links; their addresses were shown once."""
        now = self._clock()
        return tuple(
            ReviewLink(link.id, "", link.by, iso(link.expires))
            for link in self._ledger.links(project, limit=500)
            if not link.revoked and link.expires > now
        )

    def reviewer(self, token: str) -> tuple[Visitor, float] | None:
        """Who comes by a link, and until when; None for one that is closed, over or not ours."""
        secret, _, signature = token.partition(".")
        if not _SECRET.fullmatch(secret):
            return None
        if not hmac.compare_digest(signature.encode(), self._signed(secret).encode()):
            return None
        link = self._ledger.link_by_token(_hashed(secret), self._clock())
        if link is None:
            return None
        return Visitor(link.by, Role.REVIEWER, link.project), link.expires

    def add(self, name: str, role: Role) -> tuple[Member, str]:
        """A user, and the token that lets them in; it is shown once."""
        token = secrets.token_urlsafe(32)
        shown = _name(name)
        made = self._ledger.add_user(
            f"u-{secrets.token_hex(4)}", shown, role.value, _hashed(token), at=self._clock()
        )
        return _member(made), token

    def all(self) -> tuple[Member, ...]:
        """Every user."""
        return tuple(_member(user) for user in self._ledger.users(limit=500))

    def remove(self, number: str) -> None:
        """Take a user out; their cookie is worth nothing then."""
        self._ledger.remove_user(number)

    def user(self, token: str) -> Visitor | None:
        """The user who has this token."""
        if not _SECRET.fullmatch(token):
            return None
        found = self._ledger.user_by_token(_hashed(token))
        return Visitor(found.name, Role(found.role)) if found else None

    def _signed(self, secret: str) -> str:
        return hmac.new(self._key, b"review:" + secret.encode(), hashlib.sha256).hexdigest()[:32]

    def consents(self, limit: int, after: int) -> tuple[ConsentView, ...]:
        """Consents behind the one called `after`, oldest first, withdrawn ones among them."""
        return tuple(map(_consent, self._ledger.consents(limit=limit, after=after)))

    def consent(self, who: str, text: str, audio: str, by: str) -> ConsentView:
        """Enter a consent; raises Unfit without a name or words."""
        if not who.strip() or not text.strip():
            raise Unfit("a consent names who gave it, and says to what in their words")
        made = self._ledger.add_consent(
            who.strip(), text.strip(), audio, by=by, at=self._clock()
        )  # fmt: skip
        return _consent(made)

    def withdraw(self, consent: int) -> ConsentView:
        """Say that a consent no longer holds; raises NotInLedger."""
        return _consent(self._ledger.withdraw_consent(consent, at=self._clock()))


def _consent(found: Consent) -> ConsentView:
    withdrawn = "" if found.withdrawn_at is None else iso(found.withdrawn_at)
    return ConsentView(
        found.id, found.who, found.text, found.audio, found.by, iso(found.at), withdrawn
    )


def _member(user: User) -> Member:
    return Member(user.id, user.name, user.role, iso(user.at))


def _name(name: str) -> str:
    shown = " ".join(name.split())
    if not 1 <= len(shown) <= 80:
        raise Unfit("a name has 1 to 80 characters")
    return shown


def _hashed(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
