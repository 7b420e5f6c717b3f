"""The faces that a screenplay is set in, told apart.

Enters: the text to be set and a folder of our own. Leaves: the folders in which a typesetter finds
every face that the text needs. The four files of Debian's Courier Prime all call themselves Light
Regular, so that no typesetter can tell italic from bold: the copies say what they are.
"""

import struct
from pathlib import Path

from screenplay.errors import MissingFace

FAMILIES = (
    "Courier Prime", "Noto Naskh Arabic", "Noto Sans Hebrew", "DejaVu Sans Mono",
    "Noto Sans Mono CJK SC", "Noto Sans Devanagari", "Noto Sans Bengali", "Noto Sans Gurmukhi",
    "Noto Sans Gujarati", "Noto Sans Tamil", "Noto Sans Telugu", "Noto Sans Kannada",
    "Noto Sans Malayalam", "Noto Sans Sinhala", "Noto Sans Thai", "Noto Sans Symbols 2",
)  # fmt: skip
_COURIER = Path("/usr/share/fonts/opentype/courier-prime")
_NOTO = Path("/usr/share/fonts/truetype/noto")
_CJK = Path("/usr/share/fonts/opentype/noto")
_ITALIC, _BOLD, _REGULAR = 1, 1 << 5, 1 << 6  # OpenType 1.9, OS/2 fsSelection
_FACES = {
    "Courier Prime": (400, _REGULAR),
    "Courier Prime Italic": (400, _ITALIC),
    "Courier Prime Bold": (700, _BOLD),
    "Courier Prime Bold Italic": (700, _BOLD | _ITALIC),
}
_WIDE = ((0x1100, 0x11FF), (0x2E80, 0xA4CF), (0xA960, 0xD7FF), (0xF900, 0xFAFF), (0xFF00, 0xFFEF),
         (0x20000, 0x3FFFF))  # fmt: skip


def faces_for(text: str, folder: Path) -> list[Path]:
    """Folders with the faces for `text`; writes Courier's into `folder`.

    Raises MissingFace, naming the package, where a face that the text needs is not installed.
    """
    for name, (weight, selection) in _FACES.items():
        path = _COURIER / f"{name}.otf"
        if not path.is_file():
            raise MissingFace(str(path), package="fonts-courier-prime")
        (folder / path.name).write_bytes(_said(path.read_bytes(), weight, selection))
    found = [folder]
    for wanted, home, package in (
        (_beyond_latin(text), _NOTO, "fonts-noto-core"),
        (_has_wide(text), _CJK, "fonts-noto-cjk"),
    ):
        if wanted and not home.is_dir():
            raise MissingFace(str(home), package=package)
        found += [home] if wanted else []
    return found


def _beyond_latin(text: str) -> bool:
    """Letters that neither Courier nor the typesetter's own faces have."""
    return not text.isascii() and any(
        ord(c) >= 0x0530 and not 0x1E00 <= ord(c) < 0x2190 for c in text
    )


def _has_wide(text: str) -> bool:
    return not text.isascii() and any(a <= ord(c) <= b for c in set(text) for a, b in _WIDE)


def _said(face: bytes, weight: int, selection: int) -> bytes:
    """The font file with weight and style set in its OS/2 table (OpenType 1.9)."""
    tables = struct.unpack_from(">H", face, 4)[0]
    for index in range(tables):
        tag, _, start, _ = struct.unpack_from(">4sLLL", face, 12 + 16 * index)
        if tag == b"OS/2":
            changed = bytearray(face)
            struct.pack_into(">H", changed, start + 4, weight)
            struct.pack_into(">H", changed, start + 62, selection)
            return bytes(changed)
    return face
