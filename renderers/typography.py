"""Text as pictures, in every script that a screenplay may be written in.

Enters: strings and a size. Leaves: text drawn on a Pillow image, each run in a face that has its
letters. Faces come from Debian's fonts-noto-core and fonts-noto-cjk; Raqm (bundled in Pillow's
wheels) shapes and reorders Arabic and Indic scripts.
"""

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from PIL import ImageDraw, ImageFont

from renderers.errors import RenderError

_NOTO = Path("/usr/share/fonts/truetype/noto")
_CJK = Path("/usr/share/fonts/opentype/noto")

# First code point of each range (Unicode 15 blocks) and the face family that covers it. Ranges not
# named (general punctuation, spaces, digits) belong to the face of the text around them.
_RANGES: tuple[tuple[int, int, str], ...] = (
    (0x0041, 0x052F, "NotoSans"),  # Latin, Greek, Cyrillic
    (0x0530, 0x058F, "NotoSansArmenian"),
    (0x0590, 0x05FF, "NotoSansHebrew"),
    (0x0600, 0x077F, "NotoSansArabic"),
    (0x08A0, 0x08FF, "NotoSansArabic"),
    (0x0900, 0x097F, "NotoSansDevanagari"),
    (0x0980, 0x09FF, "NotoSansBengali"),
    (0x0A00, 0x0A7F, "NotoSansGurmukhi"),
    (0x0A80, 0x0AFF, "NotoSansGujarati"),
    (0x0B80, 0x0BFF, "NotoSansTamil"),
    (0x0C00, 0x0C7F, "NotoSansTelugu"),
    (0x0C80, 0x0CFF, "NotoSansKannada"),
    (0x0D00, 0x0D7F, "NotoSansMalayalam"),
    (0x0E00, 0x0E7F, "NotoSansThai"),
    (0x10A0, 0x10FF, "NotoSansGeorgian"),
    (0x1100, 0x11FF, "NotoSansCJK"),
    (0x1E00, 0x1FFF, "NotoSans"),
    (0x2190, 0x2BFF, "NotoSansSymbols2"),
    (0x2E80, 0x9FFF, "NotoSansCJK"),
    (0xA960, 0xD7FF, "NotoSansCJK"),
    (0xF900, 0xFAFF, "NotoSansCJK"),
    (0xFB50, 0xFDFF, "NotoSansArabic"),
    (0xFE70, 0xFEFF, "NotoSansArabic"),
    (0xFF00, 0xFFEF, "NotoSansCJK"),
    (0x1F000, 0x1FAFF, "NotoSansSymbols2"),
    (0x20000, 0x3FFFF, "NotoSansCJK"),
)

_RIGHT_TO_LEFT = frozenset({"NotoSansArabic", "NotoSansHebrew"})
_NEUTRAL = " -–—.,:;/()[]"


class MissingFont(RenderError):
    """A face that the text needs is not installed."""

    def __init__(self, path: Path) -> None:
        """Name the file and the package that holds it."""
        package = "fonts-noto-cjk" if "CJK" in path.name else "fonts-noto-core"
        super().__init__(f"font {path} is missing: apt-get install {package}")


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text in one face."""

    text: str
    family: str


def runs(text: str) -> tuple[Run, ...]:
    """Split text into stretches that one face can draw; neutral characters join what precedes."""
    found: list[tuple[str, str]] = []
    for char in text:
        family = _family(ord(char)) or (found[-1][1] if found else "")
        if found and (found[-1][1] in (family, "") or not family):
            before, known = found.pop()
            found.append((before + char, known or family))
        else:
            found.append((char, family))
    return tuple(Run(part, family or "NotoSans") for part, family in _neutrals_leftward(found))


def _neutrals_leftward(found: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """Blanks and signs between right-to-left and other text go with the latter.

    The Unicode bidirectional algorithm (UAX 9, N2) gives them the direction of the whole line,
    which is left to right where such text follows.
    """
    moved = list(found)
    for index in range(len(moved) - 1):
        (part, family), (following, its) = moved[index], moved[index + 1]
        if family in _RIGHT_TO_LEFT and its not in _RIGHT_TO_LEFT:
            bare = part.rstrip(_NEUTRAL)
            moved[index] = (bare, family)
            moved[index + 1] = (part[len(bare) :] + following, its)
    return moved


def _family(code: int) -> str:
    for first, last, family in _RANGES:
        if first <= code <= last:
            return family
    return ""


@lru_cache(maxsize=128)  # faces are immutable; opening one reads megabytes for CJK
def face(family: str, size_px: int, *, bold: bool = False) -> ImageFont.FreeTypeFont:
    """A face at a size in pixels; raises `MissingFont` with the package to install."""
    weight = "Bold" if bold else "Regular"
    if family == "NotoSansCJK":
        path = _CJK / f"NotoSansCJK-{weight}.ttc"
    else:
        path = _NOTO / f"{family}-{weight}.ttf"
        if bold and not path.exists():
            path = _NOTO / f"{family}-Regular.ttf"
    if not path.exists():
        raise MissingFont(path)
    return ImageFont.truetype(str(path), size_px, layout_engine=ImageFont.Layout.RAQM)


def width_px(text: str, size_px: int, *, bold: bool = False) -> float:
    """Advance width of one line."""
    return sum(face(r.family, size_px, bold=bold).getlength(r.text) for r in runs(text))


def wrap(text: str, size_px: int, limit_px: float, *, bold: bool = False) -> tuple[str, ...]:
    """Break text into lines of at most `limit_px`: at blanks, and inside words that are wider."""
    lines: list[str] = []
    line = ""
    for word in text.split():
        joined = f"{line} {word}" if line else word
        if width_px(joined, size_px, bold=bold) <= limit_px:
            line = joined
            continue
        if line:
            lines.append(line)
        *whole, line = _split_word(word, size_px, limit_px, bold=bold)
        lines += whole
    return (*lines, line) if line else tuple(lines)


def _split_word(word: str, size_px: int, limit_px: float, *, bold: bool) -> list[str]:
    """Pieces of a word that fit: scripts without blanks (Chinese, Thai) break anywhere."""
    pieces = [""]
    for char in word:
        if pieces[-1] and width_px(pieces[-1] + char, size_px, bold=bold) > limit_px:
            pieces.append("")
        pieces[-1] += char
    return pieces


def draw_line(
    draw: ImageDraw.ImageDraw,
    at: tuple[float, float],
    text: str,
    size_px: int,
    fill: tuple[int, int, int] | tuple[int, int, int, int],
    *,
    bold: bool = False,
) -> None:
    """Draw one line with its baseline's left end at `at`."""
    x, y = at
    for run in runs(text):
        font = face(run.family, size_px, bold=bold)
        draw.text((x, y), run.text, font=font, fill=fill, anchor="ls")
        x += font.getlength(run.text)
