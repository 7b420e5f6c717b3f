"""A script file to its meaning.

Enters: a path, bytes or text, in Fountain or Final Draft. Leaves: the SceneGraph, or the screenplay
alone. Only here does this package touch the disk.
"""

from pathlib import Path

from screenplay.build import build
from screenplay.decoding import decode
from screenplay.elements import Screenplay
from screenplay.errors import EmptyScript, MissingScript
from screenplay.fdx.telling import is_final_draft
from screenplay.fountain import parse, parse_bytes
from screenplay.scene_graph import SceneGraph
from screenplay.world.kinds import OWN_FILE, Kinds, built_in, extended


def read(path: Path) -> SceneGraph:
    """The meaning of the script at `path`; raises ScreenplayError, naming file and remedy."""
    return build(read_screenplay(path), kinds_beside(path))


def read_screenplay(path: Path) -> Screenplay:
    """The screenplay at `path`, not yet understood; raises as `read` does."""
    try:
        data = path.read_bytes()
    except OSError as error:
        reason = error.strerror or "it cannot be opened"
        remedy = "give the path of a .fountain or .fdx file"
        raise MissingScript(reason.lower(), name=str(path), remedy=remedy) from error
    return read_script(data, path.name)


def read_script(data: bytes, name: str = "script") -> Screenplay:
    """The screenplay in a file's bytes, Fountain or Final Draft, told by its content.

    Raises ScreenplayError for an empty file, or one that holds no script.
    """
    if is_final_draft(data):
        from screenplay.fdx.reading import read_fdx  # a Fountain script does without it

        return read_fdx(data, name)
    script = parse_bytes(data, name)
    _refuse_empty(script.text, name)
    return script


def kinds_beside(path: Path) -> Kinds | None:
    """The kinds of set that a `kinds.toml` in the script's folder adds; None without one."""
    beside = path.with_name(OWN_FILE)
    if not beside.is_file():
        return None
    return extended(built_in(), decode(beside.read_bytes(), OWN_FILE), OWN_FILE)


def read_text(text: str, name: str = "script", *, kinds: Kinds | None = None) -> SceneGraph:
    """The meaning of a script's text; `name` stands in messages and for a missing title."""
    _refuse_empty(text, name)
    return build(parse(text, name), kinds)


def _refuse_empty(text: str, name: str) -> None:
    if not text.strip("\ufeff \t\r\n"):
        remedy = "write a scene, such as INT. KITCHEN - DAY"
        raise EmptyScript("the file is empty", name=name, remedy=remedy)
