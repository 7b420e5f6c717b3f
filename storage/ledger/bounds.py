"""What the ledger takes: ids, numbers and texts within bounds that every database keeps.

Enters: values from outside. Leaves: the same values, or BadReference. SQLite overflows beyond 64
bits and PostgreSQL stores no NUL, each with an error of its own; so both are refused here.
"""

import re
from collections.abc import Sequence

from storage.blobs import is_digest
from storage.errors import BadReference

ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.:-]{0,79}")
MOST = 2**53 - 1  # what JavaScript counts exactly
LONGEST = 100_000
LARGEST_PAGE = 500


def named(value: str, what: str) -> str:
    """An id: letters, digits, dash, underscore, dot and colon, at most 80."""
    if not isinstance(value, str) or not ID.fullmatch(value):
        raise BadReference(
            f"{what} {str(value)[:100]!r} is no id; use letters, digits, -, _, . and :, at most 80"
        )
    return value


def counted(value: int, what: str, least: int = 0) -> int:
    """A whole number from `least` to 2**53 - 1."""
    if not isinstance(value, int) or isinstance(value, bool) or not least <= value <= MOST:
        raise BadReference(f"{what} {value!r} is out of bounds; use {least} to {MOST}")
    return value


def page(limit: int) -> int:
    """How many rows a page has: 1 to 500."""
    if not 1 <= limit <= LARGEST_PAGE:
        raise BadReference(f"a page of {limit} rows; ask for 1 to {LARGEST_PAGE}")
    return limit


def written(value: str, what: str, longest: int = LONGEST) -> str:
    """A text without NUL and halves of characters, at most `longest` characters."""
    if len(value) > longest:
        raise BadReference(f"{what} has {len(value)} characters; at most {longest} are kept")
    if "\0" in value or (not value.isascii() and _torn(value)):
        raise BadReference(f"{what} holds characters that cannot be stored; remove them")
    return value


def hashed(value: str, what: str) -> str:
    """A SHA-256 in hexadecimal digits."""
    if not is_digest(value):
        raise BadReference(f"{what} {value[:100]!r} is no SHA-256 of 64 hexadecimal digits")
    return value


def among(value: str, known: Sequence[str], what: str) -> str:
    """One of a few words."""
    if value not in known:
        raise BadReference(f"{what} {value[:100]!r} is none of {', '.join(known)}")
    return value


def _torn(value: str) -> bool:
    return any("\ud800" <= character <= "\udfff" for character in value)
