"""Final Draft paragraphs to elements, one block of them at a time.

Enters: paragraphs in their order. Leaves: blocks, each with the elements that it shows. A block is
a speech (a cue and what is said), a pair of speeches, or one other paragraph; what it means depends
on nothing outside it, which is how a block that nobody changed can be written back as it was.

Elements come out as Fountain would read them: a cue is split, a heading or transition is forced,
exactly where `screenplay.fountain` says so, for it is asked. What is no part of a speech or has no
word in Fountain is action, never dropped.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from screenplay.elements import (
    Action,
    Centered,
    Character,
    Dialogue,
    Element,
    Lyric,
    PageBreak,
    Parenthetical,
    SceneHeading,
    Section,
    Synopsis,
    Transition,
)
from screenplay.fdx.asides import asides
from screenplay.fdx.hints import hinted
from screenplay.fdx.markup import Markup
from screenplay.fdx.runs import marked_text, plain_text
from screenplay.fdx.words import CENTERED_TYPES, KIND, SPEECH_TYPES, SUNG_TYPES
from screenplay.fountain import parse_body
from screenplay.line_kinds import SLUG, is_wrapped
from screenplay.scene_graph import Source

_MARGIN = 4  # columns that a tab stands for
_OUTLINE = re.compile(r"Outline ([1-9])$")
_PLAIN_OPENING = re.compile(r"[\w\"'“‘(]")
_SILENT_TAGS = frozenset(("Text", "DynamicLabel", "Tabstops"))


@dataclass(frozen=True, slots=True)
class Block:
    """Paragraphs that belong together and the elements that they show."""

    paragraphs: tuple[Markup, ...]
    elements: tuple[Element, ...]


def blocks(paragraphs: Iterable[Markup]) -> list[Block]:
    """Every paragraph in a block, in order; one that shows nothing joins the block before it."""
    grouped: list[list[Markup]] = []
    for paragraph in paragraphs:
        if grouped and (_is_bare(paragraph) or _continues(grouped[-1][0], paragraph)):
            grouped[-1].append(paragraph)
        else:
            grouped.append([paragraph])
    return [Block(tuple(group), tuple(_block_elements(group))) for group in grouped]


def shown(paragraph: Markup, *, spoken: bool) -> list[Element]:
    """The elements of one paragraph without its asides; `spoken` when it is part of a speech."""
    source = Source(line=paragraph.line, column=paragraph.column)
    if KIND in paragraph.attributes:
        element = hinted(paragraph.attributes, plain_text(paragraph), source)
        if element is not None:
            return [element]
    if not plain_text(paragraph).strip():
        return []
    return _by_type(paragraph, source, spoken=spoken)


def _is_bare(paragraph: Markup) -> bool:
    """Nothing to show: no words, no asides, no page break."""
    return not (
        KIND in paragraph.attributes
        or _breaks_page(paragraph)
        or plain_text(paragraph).strip()
        or any(child.tag not in _SILENT_TAGS for child in paragraph.elements())
    )


def _continues(first: Markup, paragraph: Markup) -> bool:
    """Whether a paragraph goes on with the speech that `first` opens."""
    kind = _type(paragraph)
    sung_apart = kind in SUNG_TYPES and _breaks_page(paragraph)
    return _type(first) == "Character" and kind in SPEECH_TYPES and not sung_apart


def _type(paragraph: Markup) -> str:
    return paragraph.attributes.get("Type", "")


def _breaks_page(paragraph: Markup) -> bool:
    return paragraph.attributes.get("StartsNewPage") == "Yes"


def _block_elements(group: Sequence[Markup]) -> Iterator[Element]:
    first = group[0]
    if _breaks_page(first):
        yield PageBreak(source=Source(line=first.line, column=first.column))
    spoken = _type(first) == "Character" and any(not _is_bare(p) for p in group[1:])
    parts = [(_main(paragraph, spoken=spoken), asides(paragraph)) for paragraph in group]
    yield from _speech_joined(parts)


def _main(paragraph: Markup, *, spoken: bool) -> list[Element]:
    pair = paragraph.first("DualDialogue")
    beside = _pair(pair) if pair is not None else []
    return [*shown(paragraph, spoken=spoken), *beside]


def _pair(dialogues: Markup) -> list[Element]:
    """The speeches of a pair: the first stands left, others right; one alone is no pair."""
    elements = [e for block in blocks(dialogues.elements()) for e in block.elements]
    cues = sum(isinstance(element, Character) for element in elements)
    side = "left"
    for index, element in enumerate(elements):
        if cues > 1 and isinstance(element, Character):
            elements[index] = Character(
                text=element.text,
                source=element.source,
                extension=element.extension,
                dual=side,
                forced=element.forced,
            )
            side = "right"
    return elements


def _speech_joined(parts: Iterable[tuple[list[Element], list[Element]]]) -> list[Element]:
    """Dialogue that follows dialogue becomes one, line upon line; its asides come after it."""
    result: list[Element] = []
    said: list[Dialogue] = []
    waiting: list[Element] = []
    for main, beside in parts:
        for element in main:
            if isinstance(element, Dialogue):
                said.append(element)
                continue
            _close(said, waiting, result)
            result.append(element)
        (waiting if said else result).extend(beside)
    _close(said, waiting, result)
    return result


def _close(said: list[Dialogue], waiting: list[Element], result: list[Element]) -> None:
    if said:
        text = "\n".join(dialogue.text for dialogue in said)
        result.append(Dialogue(text=text, source=said[0].source))
    result.extend(waiting)
    said.clear()
    waiting.clear()


def _by_type(paragraph: Markup, source: Source, *, spoken: bool) -> list[Element]:
    kind = _type(paragraph)
    outline = _OUTLINE.match(kind)
    if outline:
        text, depth = _one_line(marked_text(paragraph)), int(outline.group(1))
        return [Section(text=text, source=source, depth=depth)]
    if kind in SUNG_TYPES:
        return [Lyric(text=line, source=source) for line in _lines(paragraph)]
    if kind == "Outline Body":
        return [Synopsis(text=line, source=source) for line in _lines(paragraph)]
    if kind in ("Scene Heading", "Transition"):
        return [_ruled(paragraph, source)]
    if spoken and kind in ("Character", "Dialogue", "Parenthetical"):
        return _spoken(paragraph, source)
    if kind in CENTERED_TYPES or paragraph.attributes.get("Alignment") == "Center":
        return [Centered(text=line, source=source) for line in _lines(paragraph)]
    return _actions(marked_text(paragraph), source)


def _lines(paragraph: Markup) -> list[str]:
    """The lines of a paragraph that say something, without the blanks around them."""
    return [line for line in map(str.strip, marked_text(paragraph).split("\n")) if line]


def _one_line(text: str) -> str:
    return " ".join(line for line in map(str.strip, text.split("\n")) if line)


def _ruled(paragraph: Markup, source: Source) -> Element:
    """A heading or transition, forced where Fountain would not know it by itself."""
    is_heading = _type(paragraph) == "Scene Heading"
    kind, mark = (SceneHeading, ".") if is_heading else (Transition, ">")
    words = _one_line(plain_text(paragraph))
    found: Element | None = None
    for text in (_one_line(marked_text(paragraph)), words):
        found = found or _asked(kind, text) or _asked(kind, mark + text)
    number = paragraph.attributes.get("Number", "").strip()
    if isinstance(found, SceneHeading):
        number = number or found.scene_number
        return SceneHeading(
            text=found.text, source=source, scene_number=number, forced=found.forced
        )
    if isinstance(found, Transition):
        return Transition(text=found.text, source=source, forced=found.forced)
    if is_heading:
        return SceneHeading(text=words, source=source, scene_number=number, forced=True)
    return Transition(text=words, source=source, forced=True)


def _asked(kind: type[Element], text: str, after: str = "") -> Element | None:
    """What Fountain makes of a paragraph, if it is one element of this kind."""
    elements = parse_body(f"{text}\n{after}\n")
    fits = len(elements) == (2 if after else 1) and isinstance(elements[0], kind)
    return elements[0] if fits else None


def _spoken(paragraph: Markup, source: Source) -> list[Element]:
    if _type(paragraph) == "Character":
        return [_cue(_one_line(plain_text(paragraph)), source)]
    text = marked_text(paragraph)
    if _type(paragraph) == "Parenthetical":
        words = _one_line(text)
        return [Parenthetical(text=words if is_wrapped(words) else f"({words})", source=source)]
    return _said(text, source)


def _cue(words: str, source: Source) -> Character:
    found = _asked(Character, words, "-") or _asked(Character, f"@{words}", "-")
    if not isinstance(found, Character):
        return Character(text=words, source=source, forced=True)
    return Character(text=found.text, source=source, extension=found.extension, forced=found.forced)


def _said(text: str, source: Source) -> list[Element]:
    """Dialogue; lines that Fountain takes for parentheticals or lyrics are such."""
    result: list[Element] = []
    lines = map(str.strip, text.strip().split("\n"))
    for kind, run in groupby(lines, _kind_of_line):
        if kind is Parenthetical:
            result += (Parenthetical(text=line, source=source) for line in run)
        elif kind is Lyric:
            result += (Lyric(text=line[1:].strip(), source=source) for line in run)
        elif words := "\n".join(run).strip("\n"):
            result.append(Dialogue(text=words, source=source))
    return result


def _kind_of_line(line: str) -> type[Element]:
    if is_wrapped(line):
        return Parenthetical
    return Lyric if line.startswith("~") else Dialogue


def _actions(text: str, source: Source) -> list[Element]:
    """Action; an empty line ends a paragraph, as it does in Fountain."""
    typed = [line.rstrip().expandtabs(_MARGIN) for line in text.split("\n")]
    paragraphs = re.split(r"\n{2,}", "\n".join(typed).strip("\n"))
    return [Action(text=text, source=source, forced=_must_force(text)) for text in paragraphs]


def _must_force(text: str) -> bool:
    """Whether Fountain would take action for something else."""
    first = text.partition("\n")[0]
    surely_plain = _PLAIN_OPENING.match(first) and not (first.isupper() or SLUG.match(first))
    if surely_plain:
        return False
    found = _asked(Action, text)
    return not isinstance(found, Action) or found.text != text or found.forced
