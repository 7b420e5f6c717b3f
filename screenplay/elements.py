"""The pieces of a Fountain screenplay, as typed.

Enters: nothing; these are the shapes that `screenplay.fountain` fills. Leaves: frozen elements,
each with the span of the file it was read from.

Text is without forcing marks (`. @ ! > ~ # =`), caret, extension or scene number; emphasis marks
stay. A source's `length` counts characters of the file, so that
`text[start : start + length]` is what was typed.
"""

from dataclasses import dataclass

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


@dataclass(frozen=True, slots=True)
class SceneHeading:
    """A slug line; `forced` when a leading period made it one."""

    text: str
    source: Source
    scene_number: str = ""
    forced: bool = False


@dataclass(frozen=True, slots=True)
class Action:
    """A paragraph of action with its line breaks and indentation."""

    text: str
    source: Source
    forced: bool = False


@dataclass(frozen=True, slots=True)
class Character:
    """A cue: who speaks next. `dual` is "", "left" or "right"."""

    text: str
    source: Source
    extension: str = ""
    dual: str = ""
    forced: bool = False


@dataclass(frozen=True, slots=True)
class Dialogue:
    """What is said, with its line breaks."""

    text: str
    source: Source


@dataclass(frozen=True, slots=True)
class Parenthetical:
    """A direction inside a speech, brackets kept."""

    text: str
    source: Source


@dataclass(frozen=True, slots=True)
class Lyric:
    """A line that is sung."""

    text: str
    source: Source


@dataclass(frozen=True, slots=True)
class Transition:
    """A cut, fade or dissolve."""

    text: str
    source: Source
    forced: bool = False


@dataclass(frozen=True, slots=True)
class Centered:
    """Text between `>` and `<`."""

    text: str
    source: Source


@dataclass(frozen=True, slots=True)
class PageBreak:
    """Three or more equals signs alone on a line."""

    source: Source
    text: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """An outline heading, never filmed."""

    text: str
    source: Source
    depth: int = 1


@dataclass(frozen=True, slots=True)
class Synopsis:
    """An outline summary, never filmed."""

    text: str
    source: Source


@dataclass(frozen=True, slots=True)
class Note:
    """Text between `[[` and `]]`, never filmed."""

    text: str
    source: Source


@dataclass(frozen=True, slots=True)
class Boneyard:
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

    `encoding` is the codec that gives back the file's bytes ("utf-8-sig" with a byte order mark).
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
