"""The XML of a Final Draft file, as a tree that knows its places, and back to text.

Enters: bytes that nobody vouches for. Leaves: a tree of elements with the line and column where
each begins, or BrokenScript. Entities, external references and absurd depth are refused; nothing is
fetched; time is linear in the file's length.

Blanks between elements are layout and not kept; every character of an element that holds only text
is.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from itertools import groupby
from xml.sax import SAXException, SAXParseException
from xml.sax.handler import ContentHandler
from xml.sax.xmlreader import AttributesImpl, InputSource, Locator

from defusedxml.common import DefusedXmlException
from defusedxml.sax import make_parser

from screenplay.errors import BrokenScript

_DEEPEST = 100  # Final Draft nests some ten levels
_SAVE_AGAIN = "open it in Final Draft and save it again"
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_PICTURES = 0x2400  # U+2400 SYMBOL FOR NULL and its neighbours picture the control characters
_ESCAPES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", "\r": "&#13;"})
_QUOTED = _ESCAPES | str.maketrans({'"': "&quot;", "\n": "&#10;", "\t": "&#9;"})


@dataclass(frozen=True, slots=True)
class Markup:
    """An XML element; `line` and `column` count from 1 and do not matter to equality."""

    tag: str
    attributes: dict[str, str] = field(default_factory=dict)
    children: "list[Markup | str]" = field(default_factory=list)
    line: int = field(default=1, compare=False)
    column: int = field(default=1, compare=False)

    def all(self, tag: str) -> "Iterator[Markup]":
        """The children that are elements of this tag."""
        return (child for child in self.elements() if child.tag == tag)

    def first(self, tag: str) -> "Markup | None":
        """The first child of this tag, None when there is none."""
        return next(self.all(tag), None)

    def elements(self) -> "Iterator[Markup]":
        """The children that are elements."""
        return (child for child in self.children if isinstance(child, Markup))

    def words(self) -> str:
        """The text that stands directly inside."""
        return "".join(child for child in self.children if isinstance(child, str))


def parse_markup(data: bytes, name: str) -> Markup:
    """The root of an XML file; raises BrokenScript, naming the file and the line."""
    handler = _Builder(name)
    reader = make_parser()
    reader.setContentHandler(handler)
    source = InputSource()
    source.setByteStream(BytesIO(data))
    try:
        reader.parse(source)
    except SAXParseException as error:
        reason = f"the XML is damaged ({error.getMessage()})"
        raise BrokenScript(reason, name=name, line=error.getLineNumber(), remedy=_SAVE_AGAIN) from (
            error
        )
    except DefusedXmlException as error:
        reason = "it declares entities or refers to other files, as no script does"
        raise BrokenScript(reason, name=name, line=handler.line(), remedy=_SAVE_AGAIN) from error
    except (SAXException, LookupError, ValueError) as error:
        reason = f"the XML cannot be decoded ({error})"
        raise BrokenScript(reason, name=name, remedy=_SAVE_AGAIN) from error
    return handler.root()


def print_markup(markup: Markup, indent: str = "") -> str:
    """An element as XML, a line for each that holds others; `indent` leads every line.

    What XML cannot hold is shown: a control character by its picture (U+2400 …), a lone surrogate
    by U+FFFD.
    """
    return "\n".join(_lines(markup, indent))


class _Builder(ContentHandler):
    """Builds the tree without recursion."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._name = name
        self._locator: Locator | None = None
        self._open: list[Markup] = [Markup("")]

    def setDocumentLocator(self, locator: Locator) -> None:  # noqa: N802 - SAX's own name
        self._locator = locator

    def line(self) -> int:
        return (self._locator and self._locator.getLineNumber()) or 1

    def root(self) -> Markup:
        return next(self._open[0].elements())

    def startElement(self, name: str, attrs: AttributesImpl) -> None:  # noqa: N802
        if len(self._open) > _DEEPEST:
            raise BrokenScript(
                f"its XML is nested deeper than {_DEEPEST} levels, as no script is",
                name=self._name,
                line=self.line(),
                remedy=_SAVE_AGAIN,
            )
        column = ((self._locator and self._locator.getColumnNumber()) or 0) + 1
        element = Markup(name, dict(attrs.items()), [], self.line(), column)
        self._open[-1].children.append(element)
        self._open.append(element)

    def characters(self, content: str) -> None:
        self._open[-1].children.append(content)

    def endElement(self, name: str) -> None:  # noqa: N802
        children = self._open.pop().children
        if len(children) > 1:
            children[:] = _tidied(children)


def _tidied(children: "list[Markup | str]") -> "list[Markup | str]":
    """Neighbouring text joined; blanks between elements dropped where no words stand."""
    words = "".join(child for child in children if isinstance(child, str))
    elements = [child for child in children if isinstance(child, Markup)]
    if elements and not words.strip():
        return [*elements]
    tidied: list[Markup | str] = []
    for is_element, run in groupby(children, lambda child: isinstance(child, Markup)):
        parts = [*run]
        tidied += parts if is_element else ["".join(str(part) for part in parts)]
    return tidied


def _lines(markup: Markup, indent: str) -> Iterator[str]:
    if not markup.children or any(isinstance(child, str) for child in markup.children):
        yield indent + _inline(markup)
        return
    yield f"{indent}<{_opening(markup)}>"
    for child in markup.elements():
        yield from _lines(child, indent + "  ")
    yield f"{indent}</{markup.tag}>"


def _inline(markup: Markup) -> str:
    if not markup.children:
        return f"<{_opening(markup)}/>"
    inner = (
        _escaped(child, _ESCAPES) if isinstance(child, str) else _inline(child)
        for child in markup.children
    )
    return f"<{_opening(markup)}>{''.join(inner)}</{markup.tag}>"


def _opening(markup: Markup) -> str:
    told = (f'{key}="{_escaped(value, _QUOTED)}"' for key, value in markup.attributes.items())
    return " ".join((markup.tag, *told))


def _escaped(text: str, escapes: dict[int, str]) -> str:
    return _FORBIDDEN.sub(_shown, text).translate(escapes)


def _shown(match: re.Match[str]) -> str:
    code = ord(match.group())
    return chr(_PICTURES + code) if code < 0x20 else "�"
