"""Scripts at the desk: read, doubted, compared.

Enters: a script's bytes. Leaves: its lines with kinds and doubts, and what changed between two.
"""

from collections.abc import Iterator

from screenplay.build import build
from screenplay.diagnostics import diagnose
from screenplay.drafts.comparing import changes_between
from screenplay.elements import Element, Screenplay
from screenplay.fdx.telling import is_final_draft
from screenplay.paper.pages import title_of
from screenplay.read import read_script
from screenplay.scene_graph import SceneGraph
from web.changes_told import told
from web.studio.desk.orders import CompareScripts, ReadScript
from web.studio.shapes import Doubt, ScriptChange, ScriptLine, ScriptView

_LONGEST = 4000  # characters of a line that a page shows


def carried_out(order: ReadScript | CompareScripts) -> ScriptView | ScriptChange:
    """The answer to an order."""
    if isinstance(order, ReadScript):
        return viewed(order.data, order.name)
    return compared(order)


def viewed(data: bytes, name: str) -> ScriptView:
    """A script line by line; raises ScreenplayError where it is none."""
    script = read_script(data, name)
    doubts = tuple(
        Doubt(d.line, d.column, d.length, d.code, d.severity.value, d.message, d.remedy)
        for d in diagnose(script)
    )
    title = title_of(script)
    return ScriptView("", 0, 0, title, name, tuple(_lines(script, data)), doubts)


def compared(order: CompareScripts) -> ScriptChange:
    """What changed, in sentences and in scenes to be filmed again."""
    old, new = _graph(order.old, order.old_name), _graph(order.new, order.new_name)
    found = changes_between(old, new)
    lines = tuple(told(found))
    return ScriptChange(0, lines[0] if lines else "No changes.", lines, tuple(found.touched))


def _graph(data: bytes, name: str) -> SceneGraph:
    return build(read_script(data, name))


def _lines(script: Screenplay, data: bytes) -> Iterator[ScriptLine]:
    """The lines of a text; of a Final Draft file its paragraphs, at their lines of XML."""
    if is_final_draft(data):
        for element in script.elements:
            yield ScriptLine(element.source.line, element.text[:_LONGEST], _kind(element))
        return
    kinds = {element.source.line: _kind(element) for element in script.elements}
    kind = ""
    for number, text in enumerate(script.text.splitlines(), 1):
        kind = kinds.get(number, kind if text.strip() else "")
        yield ScriptLine(number, text[:_LONGEST], kind)


def _kind(element: Element) -> str:
    """What a line is, such as heading, action, character or dialogue."""
    return type(element).__name__.lower().removeprefix("scene")
