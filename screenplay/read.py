"""A script file to its meaning.

Enters: a path, or text. Leaves: the SceneGraph. Only here does this package touch the disk.
"""

from pathlib import Path

from screenplay.build import build
from screenplay.decoding import decode
from screenplay.errors import EmptyScript, MissingScript
from screenplay.fountain import parse
from screenplay.scene_graph import SceneGraph


def read(path: Path) -> SceneGraph:
    """The meaning of the script at `path`; raises ScreenplayError, naming file and remedy."""
    try:
        data = path.read_bytes()
    except OSError as error:
        reason = error.strerror or "it cannot be opened"
        remedy = "give the path of a .fountain file"
        raise MissingScript(reason.lower(), name=str(path), remedy=remedy) from error
    return read_text(decode(data, path.name), path.name)


def read_text(text: str, name: str = "script") -> SceneGraph:
    """The meaning of a script's text; `name` stands in messages and for a missing title."""
    if not text.strip("\ufeff \t\r\n"):
        remedy = "write a scene, such as INT. KITCHEN - DAY"
        raise EmptyScript("the file is empty", name=name, remedy=remedy)
    return build(parse(text, name))
