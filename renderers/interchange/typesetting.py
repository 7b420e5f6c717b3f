"""A paper as PDF: a template of ours, filled with data.

Enters: a template, JSON values, pictures by name. Leaves: the file's bytes, the same for the same
input. Every word reaches the typesetter as data, none as markup; it sees one folder and no network.
"""

import json
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from renderers.errors import RenderError
from screenplay.paper.typewriter import faces_for

SANS = (
    "Noto Sans", "Noto Sans Arabic", "Noto Sans Hebrew", "Noto Sans CJK SC", "Noto Sans Devanagari",
    "Noto Sans Bengali", "Noto Sans Gurmukhi", "Noto Sans Gujarati", "Noto Sans Tamil",
    "Noto Sans Telugu", "Noto Sans Kannada", "Noto Sans Malayalam", "Noto Sans Thai",
    "Noto Sans Symbols 2",
)  # fmt: skip
_NOTO = Path("/usr/share/fonts/truetype/noto")


class TypesettingFailed(RenderError):
    """The typesetter refused what we gave it."""


def typeset(template: Path, values: Mapping[str, Any], pictures: Mapping[str, bytes]) -> bytes:
    """The PDF of a template; `values` reach it as `sys.inputs.paper`, pictures as files.

    Raises MissingFace where a font is not installed, TypesettingFailed.
    """
    import typst

    data = json.dumps(values, ensure_ascii=False, sort_keys=True)
    with tempfile.TemporaryDirectory(prefix="storyreel-paper-") as name:
        root = Path(name)
        faces = root / "faces"
        faces.mkdir()
        for picture, body in pictures.items():
            (root / picture).write_bytes(body)
        (root / template.name).write_bytes(template.read_bytes())
        try:
            made = typst.compile(
                root / template.name, root=root, font_paths=_faces(data, faces),
                ignore_system_fonts=True, sys_inputs={"paper": data},
            )  # fmt: skip
        except typst.TypstError as error:
            raise TypesettingFailed(f"{template.name}: {error}; this is a fault in ours") from error
    if not isinstance(made, bytes):
        raise TypesettingFailed(f"{template.name}: the typesetter gave no PDF")
    return made


def _faces(data: str, folder: Path) -> list[Path]:
    """Courier's faces and Noto Sans; the rest of Noto only where letters need it."""
    found = faces_for(data, folder)
    if _NOTO not in found:
        for face in ("NotoSans-Regular", "NotoSans-Bold", "NotoSans-Italic"):
            path = _NOTO / f"{face}.ttf"
            if path.is_file():
                (folder / path.name).symlink_to(path)
    return found
