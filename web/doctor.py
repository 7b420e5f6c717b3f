"""What this machine has and lacks for making films.

Enters: nothing. Leaves: one check per engine, face and backend, each with its remedy. Nothing
heavy is imported but what is asked whether it runs.
"""

import shutil
from dataclasses import dataclass

from renderers.errors import RenderError
from renderers.production.plugins import GROUPS, listed


@dataclass(frozen=True, slots=True)
class Check:
    """One thing a film needs or may use."""

    name: str
    ok: bool
    needed: bool
    told: str


def checks() -> tuple[Check, ...]:
    """Every check, what is needed first."""
    return (
        _program("flite", "flite", "English voices", needed=True),
        _program("espeak-ng", "espeak-ng", "voices of other languages", needed=False),
        _graphics(),
        *_fonts(),
        *_backends(),
    )


def _program(name: str, package: str, use: str, *, needed: bool) -> Check:
    path = shutil.which(name)
    told = f"{path} ({use})" if path else f"{use}: apt-get install {package}"
    return Check(name, path is not None, needed, told)


def _graphics() -> Check:
    from renderers.backends.toon.context import open_context

    try:
        context = open_context()
    except RenderError as error:
        return Check("graphics", ok=False, needed=True, told=str(error))
    told = f"{context.info['GL_RENDERER']} (drawing)"
    context.release()
    return Check("graphics", ok=True, needed=True, told=told)


def _fonts() -> tuple[Check, ...]:
    from renderers.typography import MissingFont, face

    found = []
    for family, use, needed in (
        ("NotoSans", "titles", True),
        ("NotoSansCJK", "Chinese, Japanese, Korean titles", False),
    ):
        try:
            told, ok = f"{face(family, 12).getname()[0]} ({use})", True
        except MissingFont as error:
            told, ok = f"{use}: {error}", False
        found.append(Check(family, ok, needed, told))
    return tuple(found)


def _backends() -> tuple[Check, ...]:
    return tuple(
        Check(group, ok=True, needed=False, told=", ".join(sorted(listed(group))) or "none")
        for group in GROUPS
    )
