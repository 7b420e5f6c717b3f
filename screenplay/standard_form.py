"""A screenplay as Fountain in standard form.

Enters: a Screenplay, read from a file or made otherwise. Leaves: its parts in order, each with what
stands before it, and their text. Time is linear in the script.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from screenplay.asides import lift
from screenplay.elements import (
    Action,
    Boneyard,
    Centered,
    Character,
    Dialogue,
    Element,
    Lyric,
    Note,
    Parenthetical,
    Screenplay,
    Section,
    Synopsis,
    TitleEntry,
)
from screenplay.marks import entry_text, fountain_of
from screenplay.typed_lines import TypedLines, split_lines

_APART = "\n\n"
_BESIDE = " "  # an aside on the line of what it stands beside
_HOLD = re.compile(r"[^\s\[](?!\])")
_UNSPOKEN = (Note, Boneyard)
_SPOKEN = (Dialogue, Parenthetical, Lyric)


@dataclass(frozen=True, slots=True)
class Piece:
    """An item in standard form, and what stands between it and the one before."""

    item: Element | TitleEntry
    glue: str
    text: str


def canonical(script: Screenplay) -> str:
    """The script as Fountain in standard form: a blank line between elements, LF, no indent.

    Read back it has the same title page and the same elements but for their sources. Forcing
    marks stand where they were typed and where they are needed. What no Fountain file has, a cue
    without speech or speech without a cue, becomes action, and `[[` before `]]` becomes `[ [`.
    """
    text = "".join(_spliced(pieces(script)))
    return f"{text}\n" if text else ""


def pieces(script: Screenplay) -> list[Piece]:
    """The parts of `canonical` in order; asides ahead of the title page's end come first."""
    lines = split_lines(script.text)
    ahead = _ahead_of_script(script, lines)
    found: list[Piece] = []
    for element in script.elements[:ahead]:
        found.append(Piece(element, _APART if found else "", fountain_of(element)))
    for number, entry in enumerate(script.title_page):
        glue = "\n" if number else _APART
        found.append(Piece(entry, glue if found else "", entry_text(entry)))
    elements = _speakable(script.elements[ahead:])
    opens_script = not script.title_page
    for element, glue in zip(elements, _glues(elements, script.text), strict=True):
        text = fountain_of(element, opens_script=opens_script)
        opens_script = opens_script and isinstance(element, _UNSPOKEN)
        found.append(Piece(element, glue if found else "", text))
    return _defused(found)


def _defused(parts: Sequence[Piece]) -> list[Piece]:
    """The parts without opening marks that what follows would close: `/*` is parted, `/ *`.

    No Fountain file has them in its own text, but other formats do, and what they show must not
    be hidden as a note or boneyard.
    """
    found: list[Piece] = []
    closed = False  # a boneyard's closing mark follows
    for part in reversed(parts):
        text = part.text
        if not isinstance(part.item, _UNSPOKEN):
            if 0 <= text.find("[[") < text.rfind("]]"):
                text = text.replace("[[", "[ [")
            if "/*" in text and (closed or text.find("/*") + 1 < text.rfind("*/")):
                text = text.replace("/*", "/ *")
        closed = closed or ("*/" in text and part.glue != _BESIDE)
        found.append(Piece(part.item, part.glue, text))
    return found[::-1]


def _ahead_of_script(script: Screenplay, lines: TypedLines) -> int:
    """How many asides stand before the title page or inside it."""
    end = lines.span(script.title_page[-1].source)[1] if script.title_page else 0
    for count, element in enumerate(script.elements):
        if not isinstance(element, _UNSPOKEN) or not 0 < lines.span(element.source)[1] <= end:
            return count
    return len(script.elements)


def _speakable(elements: Sequence[Element]) -> list[Element]:
    """The elements with cues that nothing follows, and speech that no cue precedes, as action."""
    found: list[Element] = []
    speaks = False
    for index, element in enumerate(elements):
        told: Element = element
        if isinstance(element, Character):
            speaks = _speech_follows(elements, index)
            name = f"{element.text} {element.extension}".rstrip()
            told = element if speaks else Action(name, element.source)
        elif isinstance(element, Dialogue | Parenthetical):
            told = element if speaks else Action(element.text, element.source)
        elif not isinstance(element, (*_UNSPOKEN, Lyric)):
            speaks = False
        found.append(told)
    return found


def _speech_follows(elements: Sequence[Element], index: int) -> bool:
    following = index + 1
    while following < len(elements) and isinstance(elements[following], _UNSPOKEN):
        following += 1
    return following < len(elements) and isinstance(elements[following], _SPOKEN)


def _glues(elements: Sequence[Element], text: str) -> Iterator[str]:
    """What stands before each element; `text` is the file's, as far as they come from it."""
    lines, bare = split_lines(text), lift(text)[0]
    bound = _bound(elements, bare)
    stop = 0  # where in the file the elements so far end
    for index, element in enumerate(elements):
        start, end = lines.span(element.source)
        before = elements[index - 1] if index else None
        is_aside = isinstance(element, _UNSPOKEN)
        if bound[index]:
            yield _BESIDE if is_aside else "\n"
        elif is_aside and stop and end and lines.on_one_line(stop, start):
            yield _BESIDE
        else:
            yield "\n" if before is not None and _adjoins(before, element, bare) else _APART
        stop = max(stop, end)


def _bound(elements: Sequence[Element], bare: TypedLines) -> list[bool]:
    """Whether each element stands in a speech that goes on: no blank line comes before it."""
    bound = [False] * len(elements)
    reach: int | None = None  # the speech so far, up to here
    for index, element in enumerate(elements):
        if isinstance(element, Character):
            reach = index
        elif reach is None or isinstance(element, _UNSPOKEN):
            continue
        elif isinstance(element, Dialogue | Parenthetical) or (
            isinstance(element, Lyric)
            and (isinstance(elements[reach], Character) or _follows_on(element, bare))
        ):
            bound[reach + 1 : index + 1] = [True] * (index - reach)
            reach = index
        else:
            reach = None
    return bound


def _adjoins(before: Element, element: Element, bare: TypedLines) -> bool:
    """Whether an element outside speech stands on the line after another."""
    outline = (Section, Synopsis)
    return (
        (isinstance(before, outline) and isinstance(element, outline))
        or (isinstance(before, Lyric) and isinstance(element, Lyric))
        or (isinstance(before, Centered) and isinstance(element, Centered))
    ) and _follows_on(element, bare)


def _follows_on(element: Element, bare: TypedLines) -> bool:
    """Whether no empty line was typed above, asides apart; a new section stands alone."""
    if not element.source.length:
        return not isinstance(element, Section)
    above = bisect_left(bare.numbers, element.source.line) - 1
    sung = isinstance(element, Lyric)  # over a line of two blanks a speech goes on
    while sung and above >= 0 and bare.texts[above].isspace() and len(bare.texts[above]) > 1:
        above -= 1
    return above >= 0 and bool(bare.texts[above].strip())


def _spliced(parts: Sequence[Piece]) -> Iterator[str]:
    """The parts as text. Asides follow what they stand beside, or its first letter.

    The latter where what was typed holds a mark that opens an aside and is not closed: an aside
    after it would close it.
    """
    index = 0
    while index < len(parts):
        part = parts[index]
        index += 1
        beside: list[str] = []
        while index < len(parts) and parts[index].glue == _BESIDE:
            beside.append(parts[index].text)
            index += 1
        yield part.glue
        hold = _HOLD.search(part.text) if "[[" in part.text or "/*" in part.text else None
        if hold is None or isinstance(part.item, _UNSPOKEN):
            yield _BESIDE.join((part.text, *beside))
        else:
            yield "".join((part.text[: hold.end()], *beside, part.text[hold.end() :]))
