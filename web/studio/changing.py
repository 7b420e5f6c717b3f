"""What is changed: notes, edits by hand, versions.

Enters: what is said, chosen or dragged. Leaves: turns. `web.studio.studio` is the whole.
"""

from web.studio.parts import Parts
from web.studio.shapes import ChatTurn, Comparison, HistoryView


class Changing(Parts):
    """Everything that makes a new version."""

    def lock(self, project: str, shot: str, locked: bool, *, by: str) -> ChatTurn:  # noqa: FBT001 - the thing said
        """Lock a shot against edits, or unlock it; a version of the film."""
        number = self._views.shot(project, shot).number
        edit = {"edit": "mark", "shot": shot, "locked": locked}
        return self._talk.edit(project, f"{'' if locked else 'un'}lock shot {number}", [edit], by)

    def move(self, project: str, shot: str, before: str, *, by: str) -> ChatTurn:
        """Show a shot before another, or ("") last in its scene; raises Conflict where refused."""
        edits, text = self._playing.moved(project, shot, before)
        return self._talk.edit(project, text, edits, by)

    def move_by(self, project: str, shot: str, steps: int, *, by: str) -> ChatTurn:
        """Show a shot earlier (< 0) or later (> 0) in its scene."""
        edits, text = self._playing.moved_by(project, shot, steps)
        return self._talk.edit(project, text, edits, by)

    def set_voice(
        self, project: str, character: str, *, recipe: str = "", pitch: float | None = None,
        tempo: float | None = None, level_db: float | None = None, by: str,
    ) -> ChatTurn:  # fmt: skip
        """Give a character another voice."""
        wanted = {"recipe": recipe, "pitch": pitch, "tempo": tempo, "level_db": level_db}
        said = {name: value for name, value in wanted.items() if value not in ("", None)}
        edit = {"edit": "voice", "character": character, **said}
        words = ", ".join(f"{name.replace('_db', '')} {value}" for name, value in said.items())
        return self._talk.edit(project, f"voice of {character}: {words}", [edit], by)

    def dress(
        self, project: str, character: str, words: str, *, scene: str = "", by: str
    ) -> ChatTurn:
        """Dress a character, from a scene (its number or id) on or in the whole film."""
        edit = {"edit": "dress", "character": character, "words": words}
        edit |= {"scene": self._views.scene(project, scene)} if scene else {}
        return self._talk.edit(project, f"{character} wears {words}", [edit], by)

    def chat(
        self, project: str, text: str, *, shot: str = "", scene: str = "", by: str
    ) -> ChatTurn:
        """Read a note and try it; nothing is changed until the turn is applied."""
        return self._talk.chat(project, text, shot, scene, by)

    def apply_turn(self, project: str, turn: int, choice: int = 0, *, by: str) -> ChatTurn:
        """Make a turn the film's new version and draw it; `choice` answers a question, from 1."""
        return self._talk.apply(project, turn, choice, by)

    def turns(self, project: str, limit: int = 50, after: int = -1) -> tuple[ChatTurn, ...]:
        """What was said, oldest first: behind the turn `after`, or (-1) the newest."""
        return self._talk.turns(project, limit, after)

    def suggestions(self, project: str, *, shot: str = "", scene: str = "") -> tuple[str, ...]:
        """Notes that would be understood now."""
        return self._playing.suggestions(project, shot, scene)

    def history(self, project: str) -> HistoryView:
        """All versions."""
        return self._playing.history(project)

    def undo(self, project: str, *, by: str) -> ChatTurn:
        """Take the last change back; raises Conflict where there is none."""
        return self._talk.step(project, by, steps=-1)

    def redo(self, project: str, *, by: str) -> ChatTurn:
        """Make the change again that was taken back last."""
        return self._talk.step(project, by, steps=1)

    def go_to(self, project: str, version: int, *, by: str) -> ChatTurn:
        """Make another version the film's own."""
        return self._talk.step(project, by, version=version)

    def compare(self, project: str, before: int = -1, after: int = -1) -> Comparison:
        """The shots in which two versions differ; -1: parent of the current one, the current."""
        return self._playing.compare(project, before, after)
