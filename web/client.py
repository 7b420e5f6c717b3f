"""A client of the studio's API, typed: `with StudioClient(url, token) as studio: studio.board(id)`.

Enters: the address of a studio and a token. Leaves: the studio's own shapes (`web.studio.shapes`),
or `Trouble` with what the studio said. POSTs carry a key of their own, so that one which is sent
again after a lost answer is carried out once.
"""

from collections.abc import Iterator
from pathlib import Path

from web.client_painting import PaintingWire
from web.client_wire import API, Event, Trouble
from web.studio.shapes import (
    Board,
    BoardShot,
    CastView,
    ChatTurn,
    Comparison,
    Example,
    ExportsView,
    FinalView,
    HistoryView,
    Page,
    Pin,
    ProjectCard,
    ReviewLink,
    RunView,
    ScriptChange,
    ScriptView,
    SetsView,
    TakeView,
)

__all__ = ["Event", "StudioClient", "Trouble"]


class StudioClient(PaintingWire):
    """A studio, from elsewhere; use it as a context manager, or `close` it.

    Args:
        url: as `storyreel serve` prints it, without the path.
        token: what stands behind it, or a user's.
    """

    # --- projects and scripts

    def projects(self, limit: int = 24, after: str = "") -> Page:
        """Projects, newest first."""
        return self._get("/projects", Page, {"limit": limit, "after": after})

    def project(self, project: str) -> ProjectCard:
        """One project."""
        return self._get(f"/projects/{project}", ProjectCard)

    def create(self, filename: str, data: bytes) -> ProjectCard:
        """Open a project for a script; its film begins at once."""
        return self._upload("/projects", filename, data, ProjectCard)

    def rename(self, project: str, title: str) -> ProjectCard:
        """Give a project another title."""
        return self._send("PATCH", f"/projects/{project}", ProjectCard, {"title": title})

    def delete(self, project: str) -> None:
        """Delete a project with all that was made for it."""
        self._done("DELETE", f"/projects/{project}")

    def examples(self) -> tuple[Example, ...]:
        """Scripts that come with Storyreel."""
        return self._get("/examples", tuple[Example, ...])

    def open_example(self, name: str) -> ProjectCard:
        """Open a project for an example."""
        return self._send("POST", "/examples", ProjectCard, {"name": name})

    def check(self, filename: str, data: bytes) -> ScriptView:
        """Read a script and say what looks wrong in it."""
        return self._upload("/check", filename, data, ScriptView)

    def script(self, project: str, version: int = 0) -> ScriptView:
        """A version of the script; 0 is the newest."""
        return self._get(f"/projects/{project}/script", ScriptView, {"version": version})

    def revise_script(self, project: str, filename: str, data: bytes) -> ScriptChange:
        """Bring a new version of the script."""
        return self._upload(f"/projects/{project}/script", filename, data, ScriptChange)

    def script_changes(self, project: str, version: int = 0) -> ScriptChange:
        """What a version changed."""
        path = f"/projects/{project}/script/changes"
        return self._get(path, ScriptChange, {"version": version})

    # --- the film

    def board(self, project: str) -> Board:
        """The storyboard."""
        return self._get(f"/projects/{project}/board", Board)

    def shot(self, project: str, shot: str) -> BoardShot:
        """One shot."""
        return self._get(f"/projects/{project}/shots/{shot}", BoardShot)

    def takes(
        self, project: str, shot: str, limit: int = 200, after: int = 0
    ) -> tuple[TakeView, ...]:
        """A shot's clips, oldest first, behind the number `after`."""
        path = f"/projects/{project}/shots/{shot}/takes"
        return self._get(path, tuple[TakeView, ...], {"limit": limit, "after": after})

    def approve(self, project: str, shot: str, *, approved: bool = True) -> BoardShot:
        """Approve a shot's newest take, or take that back."""
        path = f"/projects/{project}/shots/{shot}/approval"
        return self._send("PUT", path, BoardShot, {"approved": approved})

    def look_at(self, project: str, shot: str) -> None:
        """Draw a shot before the others."""
        self._done("POST", f"/projects/{project}/shots/{shot}/look")

    def pin(self, project: str, shot: str, take: int, frame: int, text: str) -> Pin:
        """Pin a remark to a frame of a take."""
        body = {"take": take, "frame": frame, "text": text}
        return self._send("POST", f"/projects/{project}/shots/{shot}/pins", Pin, body)

    def pins(
        self, project: str, shot: str = "", limit: int = 200, after: int = 0
    ) -> tuple[Pin, ...]:
        """Remarks, oldest first, behind the one called `after`."""
        query = {"shot": shot, "limit": limit, "after": after}
        return self._get(f"/projects/{project}/pins", tuple[Pin, ...], query)

    def resolve_pin(self, project: str, pin: int, *, resolved: bool = True) -> Pin:
        """Say that a remark is dealt with, or not."""
        path = f"/projects/{project}/pins/{pin}"
        return self._send("PUT", path, Pin, {"resolved": resolved})

    def delete_pin(self, project: str, pin: int) -> None:
        """Take a remark out."""
        self._done("DELETE", f"/projects/{project}/pins/{pin}")

    def cast(self, project: str) -> CastView:
        """Everybody's look and voice."""
        return self._get(f"/projects/{project}/cast", CastView)

    def sets(self, project: str) -> SetsView:
        """Every set."""
        return self._get(f"/projects/{project}/sets", SetsView)

    # --- changes

    def chat(self, project: str, text: str, *, shot: str = "", scene: str = "") -> ChatTurn:
        """Say a note; nothing is changed until the turn is applied."""
        body = {"text": text, "shot": shot, "scene": scene}
        return self._send("POST", f"/projects/{project}/chat", ChatTurn, body)

    def apply_turn(self, project: str, turn: int, choice: int = 0) -> ChatTurn:
        """Make a turn the film's new version and draw it."""
        path = f"/projects/{project}/chat/{turn}/apply"
        return self._send("POST", path, ChatTurn, {"choice": choice})

    def turns(self, project: str, limit: int = 50, after: int = -1) -> tuple[ChatTurn, ...]:
        """What was said, oldest first; -1: the newest."""
        query = {"limit": limit, "after": after}
        return self._get(f"/projects/{project}/chat", tuple[ChatTurn, ...], query)

    def suggestions(self, project: str, *, shot: str = "", scene: str = "") -> tuple[str, ...]:
        """Notes that would be understood now."""
        query = {"shot": shot, "scene": scene}
        return self._get(f"/projects/{project}/suggestions", tuple[str, ...], query)

    def lock(self, project: str, shot: str, *, locked: bool = True) -> ChatTurn:
        """Lock a shot against edits, or unlock it."""
        path = f"/projects/{project}/shots/{shot}/lock"
        return self._send("PUT", path, ChatTurn, {"locked": locked})

    def move(self, project: str, shot: str, before: str) -> ChatTurn:
        """Show a shot before another, or ("") last in its scene."""
        path = f"/projects/{project}/shots/{shot}/move"
        return self._send("POST", path, ChatTurn, {"before": before})

    def move_by(self, project: str, shot: str, steps: int) -> ChatTurn:
        """Show a shot earlier (< 0) or later (> 0) in its scene."""
        path = f"/projects/{project}/shots/{shot}/move"
        return self._send("POST", path, ChatTurn, {"steps": steps})

    def set_voice(self, project: str, character: str, **voice: str | float) -> ChatTurn:
        """Give a character another voice: recipe, pitch, tempo, level_db."""
        path = f"/projects/{project}/cast/{character}/voice"
        return self._send("PUT", path, ChatTurn, voice)

    def dress(self, project: str, character: str, words: str, scene: str = "") -> ChatTurn:
        """Dress a character in words."""
        path = f"/projects/{project}/cast/{character}/clothes"
        return self._send("PUT", path, ChatTurn, {"words": words, "scene": scene})

    def history(self, project: str) -> HistoryView:
        """All versions."""
        return self._get(f"/projects/{project}/history", HistoryView)

    def undo(self, project: str) -> ChatTurn:
        """Take the last change back."""
        return self._send("POST", f"/projects/{project}/undo", ChatTurn)

    def redo(self, project: str) -> ChatTurn:
        """Make the change again that was taken back last."""
        return self._send("POST", f"/projects/{project}/redo", ChatTurn)

    def go_to(self, project: str, version: int) -> ChatTurn:
        """Make another version the film's own."""
        return self._send("POST", f"/projects/{project}/versions/{version}/go", ChatTurn)

    def compare(self, project: str, before: int = -1, after: int = -1) -> Comparison:
        """The shots in which two versions differ."""
        query = {"before": before, "after": after}
        return self._get(f"/projects/{project}/comparison", Comparison, query)

    # --- making

    def runs(self, project: str, limit: int = 20, after: int = 0) -> tuple[RunView, ...]:
        """What was made, newest first; with `after` only what was made before that run."""
        query = {"limit": limit, "after": after}
        return self._get(f"/projects/{project}/runs", tuple[RunView, ...], query)

    def run(self, project: str, run: int) -> RunView:
        """One run."""
        return self._get(f"/projects/{project}/runs/{run}", RunView)

    def make(self, project: str) -> RunView:
        """Make the film again."""
        return self._send("POST", f"/projects/{project}/runs", RunView)

    def cancel(self, project: str, run: int) -> RunView:
        """Stop a run."""
        return self._send("POST", f"/projects/{project}/runs/{run}/cancel", RunView)

    def final(self, project: str) -> FinalView:
        """Ways to make the final cut."""
        return self._get(f"/projects/{project}/final", FinalView)

    def exports(self, project: str, limit: int = 50, after: int = 0) -> ExportsView:
        """What can be exported, and what was, newest first; `after` as for `runs`."""
        query = {"limit": limit, "after": after}
        return self._get(f"/projects/{project}/exports", ExportsView, query)

    def export(self, project: str, kind: str, **options: str | int | bool) -> RunView:
        """Begin an export."""
        body = {"kind": kind, "options": options}
        return self._send("POST", f"/projects/{project}/exports", RunView, body)

    def save_export(self, project: str, export: int, to: Path) -> Path:
        """Fetch an export into a file."""
        return self._save(f"{API}/projects/{project}/exports/{export}/file", to)

    def save_media(self, project: str, digest: str, ending: str, to: Path) -> Path:
        """Fetch a clip, picture or sound into a file; `ending` as in `web.studio.shapes`."""
        return self._save(f"/media/{project}/{digest}.{ending}", to)

    def invite(self, project: str, name: str, days: int = 14) -> ReviewLink:
        """A link for a reviewer."""
        body = {"name": name, "days": days}
        return self._send("POST", f"/projects/{project}/links", ReviewLink, body)

    def events(self, project: str, after: int | None = None) -> Iterator[Event]:
        """What happens, as it happens; with `after` also what was missed. Ends with the stream."""
        return self._stream(f"/projects/{project}/events", after)
