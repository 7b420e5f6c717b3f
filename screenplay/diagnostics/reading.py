"""A script as a reader sees it: each line beside the element that it became.

Enters: a Screenplay. Leaves: its lines that are not blank, title page and asides apart, and who
speaks. A Final Draft file has no blank lines to judge and its places are those of the XML.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from screenplay.asides import lift
from screenplay.diagnostics.diagnostic import Diagnostic, Severity
from screenplay.elements import Boneyard, Character, Element, Note, PageBreak, Screenplay
from screenplay.fdx.words import DOCUMENT
from screenplay.people.cues import clean_name
from screenplay.typed_lines import TypedLines


@dataclass(frozen=True, slots=True)
class Line:
    """A line without surrounding blanks; `typed` has them. `place` is line, column and length.

    `opens` and `closes` tell whether its element begins and ends with it.
    """

    text: str
    typed: str
    place: tuple[int, int, int]
    element: Element
    opens: bool
    closes: bool
    after_blank: bool
    before_blank: bool

    def doubt(self, code: str, severity: Severity, message: str, remedy: str) -> Diagnostic:
        """A diagnostic about the whole line."""
        return Diagnostic(*self.place, code, severity, message, remedy)

    @property
    def alone(self) -> bool:
        """Whether it is the only line of its element and stands between blank lines."""
        return self.opens and self.closes and self.after_blank and self.before_blank


class Reading:
    """What all checks share, each part worked out once."""

    def __init__(self, script: Screenplay) -> None:
        self.script = script
        self.from_fountain = all(extra.kind != DOCUMENT for extra in script.extras)
        self.elements = tuple(e for e in script.elements if not isinstance(e, Note | Boneyard))

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        """The lines of the script's elements, in file order."""
        if self.from_fountain:
            return tuple(_typed(lift(self.script.text)[0], self.elements))
        return tuple(line for element in self.elements for line in _told(element))

    def followed(self) -> Iterator[tuple[Line, Line | None]]:
        """Each line with the one after it; the last has none."""
        return zip(self.lines, (*self.lines[1:], None), strict=False)

    @cached_property
    def speeches(self) -> Counter[str]:
        """How often each name speaks, in capitals and in its one spelling."""
        cues = (e.text for e in self.elements if isinstance(e, Character))
        return Counter(clean_name(name).upper() for name in cues)


def _typed(lines: TypedLines, elements: Sequence[Element]) -> Iterator[Line]:
    """The lines of a Fountain file from the first element on; none is without an element."""
    filled = [index for index, text in enumerate(lines.texts) if text.strip()]
    owners = _owners(lines, filled, elements)
    for index, owner in owners.items():
        if isinstance(elements[owner], PageBreak):
            continue
        typed = lines.texts[index]
        text = typed.strip()
        indent = len(typed) - len(typed.lstrip())
        length = lines.ends[index] - lines.begins[index] - (len(typed) - len(text))
        yield Line(
            text,
            typed,
            (lines.numbers[index], lines.columns[index] + indent, length),
            elements[owner],
            opens=owners.get(index - 1) != owner,
            closes=owners.get(index + 1) != owner,
            after_blank=not index or not lines.texts[index - 1].strip(),
            before_blank=not "".join(lines.texts[index + 1 : index + 2]).strip(),
        )


def _owners(
    lines: TypedLines, filled: Sequence[int], elements: Sequence[Element]
) -> dict[int, int]:
    """For each line of the script the element that it belongs to, both as indices."""
    owners: dict[int, int] = {}
    owner = -1
    for index in filled:
        place = lines.numbers[index], lines.columns[index]
        while owner + 1 < len(elements) and _place(elements[owner + 1]) <= place:
            owner += 1
        if owner >= 0:
            owners[index] = owner
    return owners


def _place(element: Element) -> tuple[int, int]:
    return element.source.line, element.source.column


def _told(element: Element) -> Iterator[Line]:
    """The lines of an element that has no place in a text file."""
    texts = [text for text in element.text.split("\n") if text.strip()]
    for index, text in enumerate(texts):
        first, last = not index, index == len(texts) - 1
        place = (element.source.line, element.source.column, 0)
        yield Line(text.strip(), text, place, element, first, last, first, last)
