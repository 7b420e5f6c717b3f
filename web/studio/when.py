"""Moments as text.

Enters: seconds since the epoch. Leaves: ISO 8601 in UTC, to the second.
"""

from datetime import UTC, datetime


def iso(at: float) -> str:
    """A moment such as 2026-03-01T12:00:00Z."""
    return datetime.fromtimestamp(at, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
