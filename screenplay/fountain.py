"""Fountain 1.1 text to a Screenplay.

Enters: text as decoded from a file, or the file's bytes. Leaves: its elements in file order, each
with its span. Whatever fits no rule is action, shown as typed: no text raises, none is lost. Time
is linear in the text's length.
"""

from bisect import bisect_left
from collections.abc import Callable, Sequence

from screenplay.asides import Aside, lift
from screenplay.decoding import decoded
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
from screenplay.line_kinds import (
    SLUG,
    action_line,
    is_capitals,
    is_page_break,
    is_wrapped,
    split_cue,
    split_scene_number,
    stands_alone,
)
from screenplay.title_page import read_title_page
from screenplay.typed_lines import TypedLines

_SLUG_INITIALS = frozenset("IiEeИиНнЭэ")


def parse(text: str, name: str = "script") -> Screenplay:
    """Elements and title page of `text`; never raises, whatever the text is.

    A byte order mark stays in the screenplay's text and belongs to no element.
    """
    lines, asides = lift(text)
    title_page, first = read_title_page(lines)
    elements = _Reader(lines, first).read()
    return Screenplay(_with_asides(elements, asides), title_page, text, name)


def parse_bytes(data: bytes, name: str = "script") -> Screenplay:
    """The screenplay in a file's bytes, its encoding noted; raises as `decoding.decode` does."""
    text, encoding = decoded(data, name)
    script = parse(text, name)
    return Screenplay(script.elements, script.title_page, text, name, encoding)


def parse_body(text: str) -> tuple[Element, ...]:
    """Elements of a piece of a script that stands after its title page, if it has one."""
    lines, asides = lift(text)
    return _with_asides(_Reader(lines, 0).read(), asides)


class _Reader:
    """One pass over the lines; each method takes the lines of one element.

    Methods that take a line without its surrounding blanks return whether it was theirs.
    """

    def __init__(self, lines: TypedLines, first: int) -> None:
        self.texts = [*lines.texts, ""]  # the end of the file is a blank line
        self.end = len(lines.texts)
        self.source = lines.source
        self.elements: list[Element] = []
        self.at = first
        self.after_blank = True
        self.speech = -1  # index of the last cue while its speech may pair, else -1
        self.marked: dict[str, Callable[[str], bool]] = {
            "#": self._section,
            "=": self._synopsis_or_break,
            "~": self._lyric,
            ">": self._centered_or_transition,
            ".": self._forced_heading,
            "@": self._forced_cue,
        }

    def read(self) -> list[Element]:
        """The elements of all lines."""
        texts, marked = self.texts, self.marked
        while self.at < self.end:
            text = texts[self.at].strip()
            if not text:
                self.at += 1
                self.after_blank = True
                continue
            mark = marked.get(text[0])
            if mark is not None and mark(text):
                continue
            if self.after_blank and self._opening(text):
                continue
            self._action()
        return self.elements

    def _opening(self, text: str) -> bool:
        """Unmarked elements that need a blank line before them."""
        first = text[0]
        capitals = text.isupper()
        if first in _SLUG_INITIALS and SLUG.match(text) and (capitals or self._blank_follows()):
            self._heading(text, forced=False)
            return True
        if first in "!@":
            return False
        if capitals and text.endswith("TO:") and self._transition(text):
            return True
        may_be_cue = capitals or text[-1] in ")^" or not text.isascii()
        return may_be_cue and self._cue(text, forced=False)

    def _blank_follows(self) -> bool:
        following = self.texts[self.at + 1]
        return not following or following.isspace()

    def _forced_heading(self, text: str) -> bool:
        if not (self.after_blank and text[1:2].isalnum()):
            return False
        self._heading(text[1:], forced=True)
        return True

    def _heading(self, title: str, *, forced: bool) -> None:
        text, number = split_scene_number(title)
        self._keep_line(SceneHeading(text, self.source(self.at, self.at), number, forced))

    def _transition(self, text: str) -> bool:
        if self.texts[self.at][-1] != ":":  # a blank after the colon makes it action
            return False
        following = self.texts[self.at + 1].strip()
        if following and following[0] not in ">." and not SLUG.match(following):
            return False
        self._keep_line(Transition(text, self.source(self.at, self.at)))
        self.after_blank = True
        return True

    def _keep_line(self, element: Element) -> None:
        """An element of one line that ends the speech before it."""
        self.elements.append(element)
        self.speech = -1
        self.at += 1
        self.after_blank = False

    def _section(self, text: str) -> bool:
        title = text.lstrip("#")
        if not title or title.isspace():
            return False
        depth = len(text) - len(title)
        self._keep_outline(Section(title.strip(), self.source(self.at, self.at), depth))
        return True

    def _synopsis_or_break(self, text: str) -> bool:
        if is_page_break(text):
            self._keep_line(PageBreak(self.source(self.at, self.at)))
            self.after_blank = True
        elif stands_alone(text):
            self._keep_outline(Synopsis(text[1:].strip(), self.source(self.at, self.at)))
        else:
            return False
        return True

    def _keep_outline(self, element: Section | Synopsis) -> None:
        """The outline is beside the script: what follows stands as if after a blank line."""
        self.elements.append(element)
        self.at += 1
        self.after_blank = True

    def _lyric(self, text: str) -> bool:
        self._keep_line(Lyric(text[1:].strip(), self.source(self.at, self.at)))
        return True

    def _centered_or_transition(self, text: str) -> bool:
        if stands_alone(text):
            self._keep_line(Centered(text[1:-1].strip(), self.source(self.at, self.at)))
        elif self.after_blank and len(text) > 1:
            source = self.source(self.at, self.at)
            self._keep_line(Transition(text[1:].strip(), source, forced=True))
        else:
            return False
        return True

    def _forced_cue(self, text: str) -> bool:
        return self.after_blank and self._cue(text[1:].lstrip(), forced=True)

    def _cue(self, text: str, *, forced: bool) -> bool:
        following = self.texts[self.at + 1].strip()
        if not following or is_page_break(following):
            return False
        dual = text.endswith("^")
        name, extension = split_cue(text.rstrip("^ \t") if dual else text)
        if not name or not (forced or (is_capitals(name) and not name.endswith("TO:"))):
            return False
        side = self._pair() if dual else ""
        source = self.source(self.at, self.at)
        self.speech = len(self.elements)
        self.elements.append(Character(name, source, extension, side, forced))
        self.at += 1
        self._speech()
        return True

    def _pair(self) -> str:
        """Mark the speech before as the left of two; the side of the cue that has the caret."""
        first = self.elements[self.speech] if self.speech >= 0 else None
        if not isinstance(first, Character):
            return ""
        if not first.dual:
            self.elements[self.speech] = Character(
                first.text, first.source, first.extension, "left", first.forced
            )
        return "right"

    def _speech(self) -> None:
        """Dialogue, lyrics and parentheticals up to the next empty line or page break."""
        texts, said = self.texts, list[str]()
        while True:
            line = texts[self.at]
            text = line.strip()
            if not text:
                if len(line) < 2:  # as the one after the last has
                    break
                if said:
                    said.append("")
            elif text[0] == "=" and is_page_break(text):
                break
            elif text[0] == "~" or (text[0] == "(" and is_wrapped(text)):
                self._keep_dialogue(said)
                self._keep_direction(text)
            else:
                said.append(text)
            self.at += 1
        self._keep_dialogue(said)
        self.after_blank = False

    def _keep_direction(self, text: str) -> None:
        source = self.source(self.at, self.at)
        sung = text[0] == "~"
        self.elements.append(
            Lyric(text[1:].strip(), source) if sung else Parenthetical(text, source)
        )

    def _keep_dialogue(self, said: list[str]) -> None:
        """What was said on the lines before the present one; blank lines at its end are not."""
        if not said:
            return
        first = self.at - len(said)
        while not said[-1]:
            said.pop()
        source = self.source(first, first + len(said) - 1)
        self.elements.append(Dialogue("\n".join(said), source))
        said.clear()

    def _action(self) -> None:
        """A paragraph up to a blank line or one that stands alone."""
        texts, first = self.texts, self.at
        opening = texts[first]
        shown = [action_line(opening)]
        self.at += 1
        while text := texts[self.at].strip():
            if text[0] in "#=~>" and stands_alone(text):
                break
            shown.append(action_line(texts[self.at]))
            self.at += 1
        forced = opening.lstrip()[0] == "!"
        source = self.source(first, self.at - 1)
        self.elements.append(Action("\n".join(shown), source, forced))
        self.speech = -1
        self.after_blank = False


def _with_asides(elements: Sequence[Element], asides: Sequence[Aside]) -> tuple[Element, ...]:
    """Elements and asides in file order."""
    if not asides:
        return tuple(elements)
    found: list[Element] = []
    taken = 0
    for aside in asides:
        place = (aside.source.line, aside.source.column)
        upto = bisect_left(elements, place, taken, key=_place)
        found += elements[taken:upto]
        found.append((Note if aside.is_note else Boneyard)(aside.text, aside.source))
        taken = upto
    return (*found, *elements[taken:])


def _place(element: Element) -> tuple[int, int]:
    return element.source.line, element.source.column
