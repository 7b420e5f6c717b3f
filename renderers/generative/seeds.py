"""Seeds that follow from what they are for.

Enters: a project, a shot, a pass, a segment, a take: whatever names a picture. Leaves: a number
that is the same wherever the same picture is asked for again.
"""

import hashlib


def seed_of(*parts: str | int) -> int:
    """A seed of 63 bits from what names a picture."""
    told = "\x1f".join(f"{type(part).__name__}:{part}" for part in parts)
    return int.from_bytes(hashlib.sha256(told.encode()).digest()[:8], "big") >> 1
