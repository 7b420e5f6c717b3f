"""A screenplay as plain data, for JSON.

Enters: a screenplay. Leaves: its title page and elements as dicts, lists, text, numbers and
booleans. Every element has `type`, `text` (emphasis marks and all), `plain` and `spans`
(the text without marks, and its styled runs), its place in the file, and what its type adds;
entries of the title page are elements too, first and with a `key`.
"""

from typing import Any

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
    TitleEntry,
    Transition,
)
from screenplay.emphasis import plain, spans
from screenplay.scene_graph import Source

_TYPES: dict[type[Element], str] = {
    SceneHeading: "scene_heading",
    Action: "action",
    Character: "character",
    Dialogue: "dialogue",
    Parenthetical: "parenthetical",
    Lyric: "lyrics",
    Transition: "transition",
    Centered: "centered",
    PageBreak: "page_break",
    Section: "section",
    Synopsis: "synopsis",
    Note: "note",
    Boneyard: "boneyard",
}
_OWN = ("scene_number", "extension", "dual", "depth", "forced")


def screenplay_data(script: Screenplay) -> dict[str, Any]:
    """The whole script; `title_page` tells its keys and their lines, `elements` everything."""
    entries = [_entry_data(entry) for entry in script.title_page]
    title_page = [{"key": entry.key, "values": list(entry.values)} for entry in script.title_page]
    elements = [*entries, *map(element_data, script.elements)]
    return {"title_page": title_page, "elements": elements}


def element_data(element: Element) -> dict[str, Any]:
    """One element: `scene_number`, `extension`, `dual`, `depth` and `forced` where it has them."""
    own = {name: getattr(element, name) for name in _OWN if hasattr(element, name)}
    return {
        "type": _TYPES[type(element)],
        "text": element.text,
        **own,
        **_read(element.text),
        **_place(element.source),
    }


def _entry_data(entry: TitleEntry) -> dict[str, Any]:
    return {
        "type": "title_page",
        "key": entry.key,
        "text": entry.text,
        **_read(entry.text),
        **_place(entry.source),
    }


def _read(text: str) -> dict[str, Any]:
    styled = [{"text": span.text, "style": span.style} for span in spans(text)]
    return {"plain": plain(text), "spans": styled}


def _place(source: Source) -> dict[str, int]:
    return {"line": source.line, "column": source.column, "length": source.length}
