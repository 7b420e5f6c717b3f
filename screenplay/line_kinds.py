"""What a single line of Fountain is by its own letters, its neighbours left aside.

Enters: a line, but for `action_line` without surrounding blanks. Leaves: what it could be, and its
parts. Time is linear in the line's length.
"""

import re

SLUG = re.compile(
    r"(?:(?:INT|EXT|EST|I/E|E/I|INT\.?/EXT|EXT\.?/INT)[.。 ]"
    r"|(?:ИНТ|НАТ|ЭКСТ|ИНТ\.?/НАТ|ИНТ\.?/ЭКСТ)[. ])",
    re.IGNORECASE,
)
"""How a scene heading begins: the syntax's own words, Russian ones, and E/I."""

_TAB = "    "  # what a tab stands for in action
_SCENE_NUMBER = re.compile(r"(?:[^\W_]|[.-])+")
_UNCASED = re.compile("[ßªº]")  # lower case to Unicode, yet written in capitals too


def split_scene_number(title: str) -> tuple[str, str]:
    """`INT. HALL #12A#` to its text and `12A`; "" where the marks hold anything but a number."""
    if not title.endswith("#"):
        return title, ""
    opening = title.rfind("#", 0, -1)
    number = title[opening + 1 : -1]
    if opening < 0 or not _SCENE_NUMBER.fullmatch(number):
        return title, ""
    return title[:opening].rstrip(), number


def split_cue(cue: str) -> tuple[str, str]:
    """`NAN (O.S.) (cont'd)` to its name and its extensions, brackets kept; "" where there are none.

    Only brackets at the end that pair are extensions; they may nest.
    """
    if not cue.endswith(")"):
        return cue, ""
    depth, cut = 0, len(cue)
    for at in range(len(cue) - 1, -1, -1):
        char = cue[at]
        if char == ")":
            depth += 1
        elif char == "(" and depth:
            depth -= 1
            cut = cut if depth else at
        elif not depth and not char.isspace():
            break
    return cue[:cut].rstrip(), cue[cut:]


def is_capitals(name: str) -> bool:
    """At least one letter that has a case, and none in lower case."""
    return name.isupper() or (not name.isascii() and _UNCASED.sub("", name).isupper())


def is_wrapped(line: str) -> bool:
    """Whether one pair of brackets holds all of the line: `(low)`, not `(One) and (two)`."""
    if not (line.startswith("(") and line.endswith(")")):
        return False
    depth = 0
    for at, char in enumerate(line):
        depth += (char == "(") - (char == ")")
        if not depth and char == ")":
            return at == len(line) - 1
    return True


def is_page_break(line: str) -> bool:
    """Three or more equals signs and nothing else."""
    return len(line) >= 3 and not line.strip("=")


def stands_alone(line: str) -> bool:
    """Whether the line's mark makes it an element whatever stands before it.

    Sections, synopses, page breaks, lyrics and centered text; a mark without anything to mark is
    none of these.
    """
    mark = line[:1]
    if mark == "#":
        return bool(line.lstrip("#").strip())
    if mark == "=":
        return line not in ("=", "==")
    return mark == "~" or (mark == ">" and line.endswith("<") and len(line) > 1)


def action_line(typed: str) -> str:
    """A line of action with its indentation, without its mark; a tab is four blanks."""
    line = typed.rstrip()
    if "\t" in line:
        line = line.replace("\t", _TAB)
    if "!" in line and line.lstrip()[0] == "!":
        line = line.replace("!", "", 1).rstrip()  # of a mark alone no indentation is left
    return line
