"""Fountain 1.1 text to a Screenplay.

Enters: text as decoded from a file. Leaves: its elements in file order, each with its span.
Whatever fits no rule is action, shown as typed: no text raises, none is lost. Time is linear in
the text's length.
"""

import re
from bisect import bisect_right
from dataclasses import replace

from screenplay.asides import Aside, TypedLine, lift
from screenplay.decoding import decode
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
    Screenplay,
    Section,
    Synopsis,
    Transition,
)
from screenplay.scene_graph import Source
from screenplay.title_page import read_title_page

__all__ = ["HEADING", "decode", "parse"]

HEADING = re.compile(
    r"(?:(?:INT|EXT|EST|I/E|E/I|INT\.?/EXT|EXT\.?/INT)(?:[.。 ]|$)"
    r"|(?:ИНТ|НАТ|ЭКСТ|ИНТ\.?/НАТ|ИНТ\.?/ЭКСТ)[. ])",
    re.IGNORECASE,
)
_SCENE_NUMBER = re.compile(r"\s*#([\w.\-]+)#\s*$")
_EXTENSIONS = re.compile(r"((?:\s*\([^()]*\))+)\s*$")
_LINE_END = re.compile(r"\r\n|\r|\n")
_MARGIN = 4  # columns that a tab stands for


def parse(text: str, name: str = "script") -> Screenplay:
    """Elements and title page of `text`; never raises, whatever the text is."""
    return _Reader(text.removeprefix("\ufeff"), name).read()


class _Reader:
    """One pass over the lines; each method consumes the lines of one element."""

    def __init__(self, text: str, name: str) -> None:
        self.text = text
        self.name = name
        self.lines, self.asides = lift(text)
        self.starts = [0, *(match.end() for match in _LINE_END.finditer(text))]
        self.elements: list[Element] = []
        self.order: list[tuple[int, int]] = []  # file offset and rank of each element
        self.at = 0
        self.after_blank = True
        self.speech: int | None = None  # index of the last cue while its speech may pair

    def read(self) -> Screenplay:
        title_page, self.at = read_title_page(self.lines, self._source)
        while self.at < len(self.lines):
            self._next()
        for aside in self.asides:
            self._keep_aside(aside)
        ranked = sorted(range(len(self.elements)), key=lambda index: self.order[index])
        elements = tuple(self.elements[index] for index in ranked)
        return Screenplay(elements, title_page, self.text, self.name)

    def _next(self) -> None:
        line = self.lines[self.at]
        text = line.text.strip()
        if not text:
            self.after_blank = self.after_blank or not line.hollow
            self.at += 1
        elif text[0] in "#=>~" and self._marked(text, line):
            self.at += 1
        elif self.after_blank and self._opening(text, line):
            pass
        else:
            self._action()

    def _marked(self, text: str, line: TypedLine) -> bool:
        """Single lines that need no blank line around them."""
        element = _single_line(text, self._source(line.start, line.end), self.after_blank)
        if element is None:
            return False
        self._keep(element, line.start)
        if not isinstance(element, Section | Synopsis):
            self.speech = None
        self.after_blank = isinstance(element, Section | Synopsis | PageBreak)
        return True

    def _opening(self, text: str, line: TypedLine) -> bool:
        """Elements that need a blank line before them."""
        return self._heading(text, line) or self._transition(text, line) or self._cue(text, line)

    def _heading(self, text: str, line: TypedLine) -> bool:
        forced = text[0] == "." and len(text) > 1 and text[1].isalnum()
        if not forced and not HEADING.match(text):
            return False
        if not forced and not text.isupper() and not self._blank_follows():
            return False
        body = text[1:] if forced else text
        number = _SCENE_NUMBER.search(body)
        title = body[: number.start()] if number else body
        source = self._source(line.start, line.end)
        scene_number = number.group(1) if number else ""
        self._keep(SceneHeading(title.strip(), source, scene_number, forced), line.start)
        self.speech = None
        self.at += 1
        self.after_blank = False
        return True

    def _transition(self, text: str, line: TypedLine) -> bool:
        if not (text.endswith("TO:") and text.isupper() and line.text.endswith(":")):
            return False
        if text[0] in "!@" or not (self._blank_follows() or self._new_scene_follows()):
            return False
        self._keep(Transition(text, self._source(line.start, line.end)), line.start)
        self.speech = None
        self.at += 1
        self.after_blank = True
        return True

    def _cue(self, text: str, line: TypedLine) -> bool:
        forced = text[0] == "@" and len(text) > 1
        if text[0] == "!" or self._blank_follows():
            return False
        body = text[1:].strip() if forced else text
        dual = body.endswith("^")
        body = body.rstrip("^ \t") if dual else body
        extension = _EXTENSIONS.search(body)
        name = body[: extension.start()].strip() if extension else body.strip()
        if not name or not (forced or _is_cue(name)):
            return False
        source = self._source(line.start, line.end)
        side = self._pair() if dual else ""
        told = extension.group(1).strip() if extension else ""
        self._keep(Character(name, source, told, side, forced), line.start)
        self.speech = len(self.elements) - 1
        self.at += 1
        self._speech()
        return True

    def _pair(self) -> str:
        """Mark the speech before as the left of two; the side of the cue that has the caret."""
        first = self.elements[self.speech] if self.speech is not None else None
        if self.speech is None or not isinstance(first, Character):
            return ""
        if not first.dual:
            self.elements[self.speech] = replace(first, dual="left")
        return "right"

    def _speech(self) -> None:
        """Dialogue, lyrics and parentheticals up to the next empty line."""
        run: list[TypedLine] = []
        while self.at < len(self.lines):
            line = self.lines[self.at]
            text = line.text.strip()
            if not text and not line.hollow and (line.cleared or len(line.text) < 2):
                break
            if re.fullmatch(r"={3,}", text):
                break
            if text[:1] == "~" or (text[:1] == "(" and text[-1:] == ")"):
                self._keep_dialogue(run)
                kind = Lyric if text[0] == "~" else Parenthetical
                words = text[1:].strip() if text[0] == "~" else text
                self._keep(kind(words, self._source(line.start, line.end)), line.start)
            elif not line.hollow:
                run.append(line)
            self.at += 1
        self._keep_dialogue(run)
        self.after_blank = False

    def _keep_dialogue(self, run: list[TypedLine]) -> None:
        while run and not run[-1].text.strip():
            run.pop()
        if run:
            text = "\n".join(line.text.strip() for line in run)
            self._keep(Dialogue(text, self._source(run[0].start, run[-1].end)), run[0].start)
            run.clear()

    def _action(self) -> None:
        """A paragraph up to a blank line or a line that is marked as something else."""
        first = self.at
        forced = self.lines[first].text.lstrip()[0] == "!"
        run: list[str] = []
        while self.at < len(self.lines):
            line = self.lines[self.at]
            text = line.text.strip()
            if (not text and not line.hollow) or (run and self._interrupts(text)):
                break
            if not line.hollow:
                run.append(_action_line(line.text))
            self.at += 1
        source = self._source(self.lines[first].start, self.lines[self.at - 1].end)
        self._keep(Action("\n".join(run), source, forced), self.lines[first].start)
        self.speech = None
        self.after_blank = False

    def _interrupts(self, text: str) -> bool:
        return (
            text[:1] in ("#", "=", ">", "~")
            and _single_line(text, Source(1), after_blank=False) is not None
        )

    def _blank_follows(self) -> bool:
        index = self.at + 1
        while index < len(self.lines) and self.lines[index].hollow:
            index += 1
        return index >= len(self.lines) or not self.lines[index].text.strip()

    def _new_scene_follows(self) -> bool:
        following = self.lines[self.at + 1].text.strip()
        return following[:1] in (">", ".") or bool(HEADING.match(following))

    def _keep(self, element: Element, offset: int) -> None:
        self.elements.append(element)
        self.order.append((offset, 0))

    def _keep_aside(self, aside: Aside) -> None:
        kind = Note if aside.is_note else Boneyard
        self.elements.append(kind(aside.text, self._source(aside.start, aside.end)))
        self.order.append((aside.start, 1))

    def _source(self, start: int, end: int) -> Source:
        line = bisect_right(self.starts, start)
        return Source(line, start - self.starts[line - 1] + 1, end - start)


def _single_line(
    text: str,
    source: Source,
    after_blank: bool,  # noqa: FBT001 - a fact about the line
) -> Element | None:
    """Section, synopsis, page break, centered text, forced transition or lyric; None if none."""
    mark = text[0]
    if mark == "#":
        body = text.lstrip("#")
        return Section(body.strip(), source, len(text) - len(body)) if body.strip() else None
    if mark == "=":
        if not text.strip("="):
            return PageBreak(source) if len(text) >= 3 else None
        return Synopsis(text[1:].strip(), source)
    if mark == "~":
        return Lyric(text[1:].strip(), source)
    if text.endswith("<") and len(text) > 1:
        return Centered(text[1:-1].strip(), source)
    return Transition(text[1:].strip(), source, forced=True) if after_blank and text[1:] else None


def _is_cue(name: str) -> bool:
    """All letters uppercase, at least one of them; ß has no usual capital."""
    letters = name.replace("ß", "")
    return letters.isupper() and not name.endswith("TO:")


def _action_line(text: str) -> str:
    typed = text.rstrip()
    body = typed.lstrip()
    if body.startswith("!"):
        return body[1:]
    return typed.expandtabs(_MARGIN) if "\t" in typed else typed
