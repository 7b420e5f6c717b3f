"""The only reader of the environment.

Enters: environment variables named STORYREEL_…. Leaves: frozen settings with defaults that work.
"""

import os
from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Settings:
    """What a user may set for the machine rather than for a film."""

    workers: int  # processes that speak and draw
    environment: Mapping[str, str]  # what they inherit


class BadSetting(ValueError):
    """An environment variable holds something unusable."""

    exit_code = 2


def load(environment: Mapping[str, str] | None = None) -> Settings:
    """Settings from `environment` (the process's own by default).

    STORYREEL_WORKERS: how many worker processes; default one per processor this process may use.
    """
    found = os.environ if environment is None else environment
    text = found.get("STORYREEL_WORKERS", "")
    if not text:
        return Settings(max(1, len(os.sched_getaffinity(0))), dict(found))
    if not text.isdecimal() or int(text) < 1:
        raise BadSetting(f"STORYREEL_WORKERS={text!r}: write a whole number of at least 1")
    return Settings(int(text), dict(found))
