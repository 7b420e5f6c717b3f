"""The pieces of a Fountain screenplay, as typed.

Enters: nothing; these are the shapes that `screenplay.fountain` fills. Leaves: frozen elements,
each with the span of the file it was read from.

Text is without forcing marks (`. @ ! > ~ # =`), caret, extension or scene number; emphasis marks
stay. A source's `length` counts characters of the file, so that
`text[start : start + length]` is what was typed. An element that nobody typed has length 0.

Elements and their sources are msgspec structs, not dataclasses: they are made by the thousand, and
a frozen dataclass takes eight times as long to make, half of the time of reading a script.
`gc=False` holds because they hold nothing but text and numbers.
"""

from dataclasses import dataclass

from msgspec import Struct

from screenplay.scene_graph import Source


@dataclass(frozen=True, slots=True)
class TitleEntry:
    """One key of the title page; `values` are its lines."""

    key: str
    values: tuple[str, ...]
    source: Source

    @property
    def text(self) -> str:
        """The values as one text, a line each."""
        return "\n".join(self.values)


class SceneHeading(Struct, frozen=True, gc=False):
    """A slug line; `forced` when it was typed with a leading period."""

    text: str
    source: Source
    scene_number: str = ""
    forced: bool = False


class Action(Struct, frozen=True, gc=False):
    """A paragraph of action with its line breaks and indentation; `forced` when typed with `!`."""

    text: str
    source: Source
    forced: bool = False


class Character(Struct, frozen=True, gc=False):
    """A cue: who speaks next. `dual` is "", "left" or "right"."""

    text: str
    source: Source
    extension: str = ""
    dual: str = ""
    forced: bool = False


class Dialogue(Struct, frozen=True, gc=False):
    """What is said, with its line breaks."""

    text: str
    source: Source


class Parenthetical(Struct, frozen=True, gc=False):
    """A direction inside a speech, brackets kept."""

    text: str
    source: Source


class Lyric(Struct, frozen=True, gc=False):
    """A line that is sung."""

    text: str
    source: Source


class Transition(Struct, frozen=True, gc=False):
    """A cut, fade or dissolve."""

    text: str
    source: Source
    forced: bool = False


class Centered(Struct, frozen=True, gc=False):
    """Text between `>` and `<`."""

    text: str
    source: Source


class PageBreak(Struct, frozen=True, gc=False):
    """Three or more equals signs alone on a line."""

    source: Source
    text: str = ""


class Section(Struct, frozen=True, gc=False):
    """An outline heading, never filmed."""

    text: str
    source: Source
    depth: int = 1


class Synopsis(Struct, frozen=True, gc=False):
    """An outline summary, never filmed."""

    text: str
    source: Source


class Note(Struct, frozen=True, gc=False):
    """Text between `[[` and `]]`, never filmed."""

    text: str
    source: Source


class Boneyard(Struct, frozen=True, gc=False):
    """Text between `/*` and `*/`, cut from the script."""

    text: str
    source: Source


Element = (
    SceneHeading
    | Action
    | Character
    | Dialogue
    | Parenthetical
    | Lyric
    | Transition
    | Centered
    | PageBreak
    | Section
    | Synopsis
    | Note
    | Boneyard
)


@dataclass(frozen=True, slots=True)
class Extra:
    """What another format says and Fountain cannot, kept for the way back.

    `data` is text of that format (an XML fragment for FDX); `element` is the index of the element
    that it belongs to, None for the whole script.
    """

    kind: str
    data: str
    element: int | None = None


@dataclass(frozen=True, slots=True)
class Screenplay:
    """A script taken apart; `text` is the whole file as decoded, `path` its name.

    `encoding` is what `decoding.encoded` takes to give back the file's bytes ("utf-8-sig" with a
    byte order mark).
    """

    elements: tuple[Element, ...]
    title_page: tuple[TitleEntry, ...]
    text: str
    path: str
    encoding: str = "utf-8"
    extras: tuple[Extra, ...] = ()

    def credit(self, key: str) -> str:
        """The title-page value of `key` (any case), lines joined by spaces; "" when absent."""
        for entry in self.title_page:
            if entry.key.lower() == key.lower():
                return " ".join(value for value in entry.values if value)
        return ""
