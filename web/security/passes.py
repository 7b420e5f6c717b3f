"""Passes: how a browser or a program shows who it is.

Enters: a cookie, or an Authorization header. Leaves: a visitor, or None. A cookie holds the pass
itself: the owner's (made from the studio's key), a user's token, or a review link's. Nothing here
is logged, and comparisons take the same time whatever is wrong.
"""

import hashlib
import hmac
import secrets

from web.security.roles import Role, Visitor
from web.studio.people import People

COOKIE = "storyreel"
OWNER, USER, REVIEW = "o", "u", "r"  # first letter of a pass
OWNER_NAME = "owner"


class Passes:
    """Reads and makes passes."""

    def __init__(self, key: bytes, people: People) -> None:
        """`key` is the studio's secret. The start-up token is drawn anew each time."""
        self._people = people
        self._owner = hmac.new(key, b"owner", hashlib.sha256).hexdigest()
        self.startup = secrets.token_urlsafe(32)

    def opened(self, token: str) -> str | None:
        """The pass for a token that was typed or followed: the start-up token, or a user's."""
        if _same(token, self.startup):
            return f"{OWNER}.{self._owner}"
        return f"{USER}.{token}" if self._people.user(token) else None

    def reviewing(self, token: str) -> tuple[str, Visitor, float] | None:
        """Pass, visitor and end of a review link that is open."""
        found = self._people.reviewer(token)
        return (f"{REVIEW}.{token}", *found) if found else None

    def visitor(self, cookie: str, authorization: str) -> Visitor | None:
        """Who comes with these; a program shows a token as `Authorization: Bearer …`."""
        scheme, _, token = authorization.partition(" ")
        if scheme.lower() == "bearer" and token:
            shown = self.opened(token.strip())
            return self._of(shown) if shown else None
        return self._of(cookie) if cookie else None

    def _of(self, shown: str) -> Visitor | None:
        kind, _, secret = shown.partition(".")
        if kind == OWNER:
            return Visitor(OWNER_NAME, Role.OWNER) if _same(secret, self._owner) else None
        if kind == USER:
            return self._people.user(secret)
        if kind == REVIEW:
            found = self._people.reviewer(secret)
            return found[0] if found else None
        return None


def _same(one: str, other: str) -> bool:
    return hmac.compare_digest(one.encode(), other.encode())
