"""Styled runs of a Final Draft paragraph ⇄ text with emphasis marks.

Enters: a paragraph's `Text` elements, or marked text. Leaves: the same words, styled the other way.
Bold, italic and underline have marks; AllCaps becomes capitals; other styles have no mark.
Marks never reach over a line break nor begin or end on a blank (Fountain 1.1, Emphasis), so they
are set again on each line and around the words of a run.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from itertools import groupby

from screenplay.emphasis import Span, spans
from screenplay.fdx.markup import Markup

_STYLES = {"Bold": "b", "Italic": "i", "Underline": "u"}
_NAMES = {letter: name for name, letter in _STYLES.items()}
_MARKS = {"b": "**", "i": "*", "u": "_"}
Run = tuple[str, str]  # words and the letters of their style

_LINE_ENDS = re.compile("\r\n|[\r\u2028\u2029]")


def marked_text(paragraph: Markup) -> str:
    """The text of a paragraph, its styles as emphasis marks and literal marks escaped."""
    runs = [_run(text) for text in paragraph.all("Text")]
    if not any(style for _, style in runs):
        return escaped("".join(words for words, _ in runs))
    return "\n".join(_marked_line(line) for line in _by_line(runs))


def plain_text(paragraph: Markup) -> str:
    """The words of a paragraph, without any mark."""
    return "".join(_run(text)[0] for text in paragraph.all("Text"))


def text_runs(marked: str) -> list[Markup]:
    """The `Text` elements that show a marked text; one at least."""
    return [_text(span.text, span.style) for span in spans(marked)] or [Markup("Text")]


def escaped(words: str) -> str:
    """`words` with the marks escaped that would be read as emphasis."""
    if "*" not in words and "_" not in words:
        return words
    return "\n".join(_escaped_line(line) for line in words.split("\n"))


def _escaped_line(line: str) -> str:
    return line if _says(line, [(line, "")]) else _all_escaped(line)


def _all_escaped(words: str) -> str:
    return re.sub(r"[*_]", r"\\\g<0>", words)


def _run(text: Markup) -> Run:
    """The words of a `Text` and the letters of its style."""
    styles = text.attributes.get("Style", "").split("+")
    words = _LINE_ENDS.sub("\n", text.words())
    if "AllCaps" in styles:
        words = words.upper()
    return words, "".join(sorted(_STYLES[style] for style in styles if style in _STYLES))


def _text(words: str, style: str) -> Markup:
    names = "+".join(_NAMES[letter] for letter in "biu" if letter in style)
    return Markup("Text", {"Style": names} if names else {}, [words])


def _by_line(runs: Iterable[Run]) -> list[list[Run]]:
    lines: list[list[Run]] = [[]]
    for words, style in runs:
        first, *others = words.split("\n")
        lines[-1].append((first, style))
        lines += [[(other, style)] for other in others]
    return lines


def _marked_line(runs: Sequence[Run]) -> str:
    """The first way of writing the styles that reads back as they are; plain where none does."""
    styled = _joined(_blanks_shared(runs))
    for line in (_nested(styled, escaped), _nested(styled, _all_escaped), _apart(styled)):
        if _says(line, styled):
            return line
    return escaped("".join(words for words, _ in runs))


def _blanks_shared(runs: Iterable[Run]) -> list[Run]:
    """Blanks at the ends of runs set apart; each keeps only styles that reach over it."""
    pieces = [piece for words, style in runs for piece in _pieces(words, style)]
    before, earlier = "", []
    for words, style in pieces:
        before = style if words.strip() else before
        earlier.append(before)
    after, shared = "", []
    for (words, style), left in zip(reversed(pieces), reversed(earlier), strict=True):
        after = style if words.strip() else after
        kept = "".join(letter for letter in style if letter in left and letter in after)
        shared.append((words, kept))
    return shared[::-1]


def _pieces(words: str, style: str) -> list[Run]:
    core = words.strip()
    if not core:
        return [(words, style)] if words else []
    start = words.index(core)
    parts = (words[:start], core, words[start + len(core) :])
    return [(part, style) for part in parts if part]


def _joined(runs: Iterable[Run]) -> list[Run]:
    """Neighbours of one style as one run."""
    return [
        ("".join(words for words, _ in group), style)
        for style, group in groupby(runs, lambda run: run[1])
    ]


def _nested(runs: Sequence[Run], escape: Callable[[str], str]) -> str:
    """Marks that stay open over neighbouring runs; what lasts longest opens first."""
    ends = _ends(runs)
    opened: list[str] = []
    line: list[str] = []
    for index, (words, style) in enumerate([*runs, ("", "")]):
        while any(letter not in style for letter in opened):
            line.append(_MARKS[opened.pop()])
        new = [letter for letter in "ubi" if letter in style and letter not in opened]
        for letter in sorted(new, key=lambda letter: -ends[index][letter]):
            opened.append(letter)
            line.append(_MARKS[letter])
        line.append(escape(words))
    return "".join(line)


def _ends(runs: Sequence[Run]) -> list[dict[str, int]]:
    """For each run and each of its letters, the run before which that style ends."""
    ends: list[dict[str, int]] = [{}]
    for index in range(len(runs) - 1, -1, -1):
        ends.append({letter: ends[-1].get(letter, index + 1) for letter in runs[index][1]})
    return ends[::-1]


def _apart(runs: Sequence[Run]) -> str:
    """Every run in marks of its own."""
    wrapped = []
    for words, style in runs:
        marks = "".join(_MARKS[letter] for letter in "ubi" if letter in style)
        wrapped.append(f"{marks}{_all_escaped(words)}{marks[::-1]}")
    return "".join(wrapped)


def _says(line: str, runs: Sequence[Run]) -> bool:
    """Whether a marked line is read as these runs."""
    return spans(line) == tuple(Span(words, style) for words, style in runs)
