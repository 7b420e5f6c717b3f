"""One element as Fountain, with a forcing mark only where it is typed or needed.

Enters: an element. Leaves: its text in standard form, as it stands between blank lines (or, for
the parts of a speech, on lines of their own). Whether a mark is needed is found by reading the
text back without it: the parser alone knows the rules.
"""

import re

from screenplay.elements import (
    Action,
    Boneyard,
    Centered,
    Character,
    Dialogue,
    Element,
    Lyric,
    Note,
    PageBreak,
    Parenthetical,
    SceneHeading,
    Section,
    Synopsis,
    TitleEntry,
    Transition,
)
from screenplay.fountain import parse, parse_body
from screenplay.line_kinds import stands_alone

_LINE_END = re.compile(r"\r\n|\r|\n")


def fountain_of(element: Element, *, opens_script: bool = False) -> str:
    """The element as Fountain, lines ended by LF, the last one not.

    `opens_script`: it is the first of a script without title page, and must not be taken for one.
    What Fountain cannot say (a heading that no mark makes one) is printed without mark.
    """
    match element:
        case SceneHeading() | Character() | Transition():
            return _marked_line(element, opens_script=opens_script)
        case Action():
            return _action(element, opens_script=opens_script)
        case Dialogue():
            return "\n".join(line or "  " for line in _lines(element.text))
        case Note() | Boneyard():
            return _aside(element)
        case _:
            return _single(element)


def entry_text(entry: TitleEntry) -> str:
    """An entry of the title page; several values stand indented under their key."""
    values = [line.strip() for value in entry.values for line in _lines(value) if line.strip()]
    if len(values) < 2:
        return f"{entry.key}: {''.join(values)}".rstrip()
    return "\n".join((f"{entry.key}:", *(f"    {value}" for value in values)))


def _single(
    element: Parenthetical | Lyric | Centered | PageBreak | Section | Synopsis,
) -> str:
    text = _flat(element.text)
    match element:
        case Lyric():
            return f"~{text}"
        case Centered():
            return f"> {text} <"
        case PageBreak():
            return "==="
        case Section():
            return f"{'#' * element.depth} {text}"
        case Synopsis():
            return f"= {text}"
        case Parenthetical():
            return text


def _marked_line(element: SceneHeading | Character | Transition, *, opens_script: bool) -> str:
    text = _flat(element.text)
    match element:
        case SceneHeading():
            plain = f"{text} #{element.scene_number}#" if element.scene_number else text
            mark, rest = ".", ""
        case Character():
            plain = f"{text} {_flat(element.extension)}".rstrip()
            mark, rest = "@", "\n-"
        case Transition():
            plain, mark, rest = text, "> ", ""
    typed = _forced(element, plain, mark, rest, opens_script=opens_script)
    return f"{typed} ^" if isinstance(element, Character) and element.dual == "right" else typed


def _action(element: Action, *, opens_script: bool) -> str:
    first, *others = (line.rstrip() for line in _lines(element.text))
    rest = [f"!{line}" if _needs_mark(line) else line for line in others]
    return _forced(element, "\n".join((first, *rest)), "!", "", opens_script=opens_script)


def _forced(
    element: SceneHeading | Character | Transition | Action,
    plain: str,
    mark: str,
    rest: str,
    *,
    opens_script: bool,
) -> str:
    """The plain text, with its mark if it was forced or does not read back without.

    `rest` is what must follow for it to be what it is.
    """
    forms = (plain, f"{mark}{plain}")[element.forced :]
    reading = (f for f in forms if _reads_back(f + rest, element, opens_script=opens_script))
    return next(reading, forms[0])


def _needs_mark(line: str) -> bool:
    """Whether a line inside a paragraph of action would end it, or lose its exclamation mark."""
    text = line.strip()
    return not text or text[0] == "!" or stands_alone(text)


def _reads_back(typed: str, element: Element, *, opens_script: bool) -> bool:
    if opens_script:
        script = parse(typed)
        found = () if script.title_page else script.elements
    else:
        found = parse_body(typed)
    return bool(found) and _told(found[0]) == _told(element)


def _told(element: Element) -> tuple[str, ...]:
    """What of an element a line of Fountain says, its mark apart."""
    number = element.scene_number if isinstance(element, SceneHeading) else ""
    extension = element.extension if isinstance(element, Character) else ""
    return (type(element).__name__, element.text, number, extension)


def _aside(element: Note | Boneyard) -> str:
    lines = _lines(element.text)
    if isinstance(element, Note):
        text = "\n".join(line or "  " for line in lines).replace("]]", "] ]")
        return f"[[{text} ]]" if text.endswith("]") else f"[[{text}]]"
    text = "\n".join(lines).replace("*/", "* /")
    return f"/*\n{text}\n*/" if len(lines) > 1 else f"/* {text} */"


def _lines(text: str) -> list[str]:
    return _LINE_END.split(text)


def _flat(text: str) -> str:
    return " ".join(_lines(text)).strip()
