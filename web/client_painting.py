"""The part of the client that is about final cuts and models.

Enters: ids, wishes. Leaves: shapes; `web.client` is the whole.
"""

from dataclasses import asdict

from web.client_wire import Wire
from web.studio.shapes import FinalShot, LooksView, PaintersView, PaintWish, RunView


class PaintingWire(Wire):
    """Final cuts, painted ones too, and looks."""

    def make_final(self, project: str, choice: str, wish: PaintWish | None = None) -> RunView:
        """Draw the final cut, or ("painted") have it painted as wished."""
        body = {"choice": choice, **(asdict(wish) if wish else {})}
        return self._send("POST", f"/projects/{project}/final", RunView, body)

    def painters(self, project: str) -> PaintersView:
        """Models that paint, can be taught, finish shots: which can, what others lack."""
        return self._get(f"/projects/{project}/painters", PaintersView)

    def final_shots(self, project: str) -> tuple[FinalShot, ...]:
        """The final cut beside the animatic, shot by shot."""
        return self._get(f"/projects/{project}/final/shots", tuple[FinalShot, ...])

    def retake(self, project: str, shot: str) -> RunView:
        """Paint a shot of the final cut from other noise."""
        return self._send("POST", f"/projects/{project}/final/shots/{shot}/retake", RunView)

    def use_take(self, project: str, shot: str, take: int) -> RunView:
        """Have an earlier take of a painted shot in the final cut again."""
        path = f"/projects/{project}/final/shots/{shot}/take"
        return self._send("PUT", path, RunView, {"take": take})

    def finish(
        self, project: str, shot: str, step: str, tool: str, word: str = "", times: int = 2
    ) -> RunView:
        """Have a finishing step done to a painted shot."""
        body = {"step": step, "tool": tool, "word": word, "times": times}
        return self._send("POST", f"/projects/{project}/final/shots/{shot}/steps", RunView, body)

    def unfinish(self, project: str, shot: str, number: int) -> RunView:
        """Take a finishing step of a shot away."""
        path = f"/projects/{project}/final/shots/{shot}/steps/{number}"
        return self._send("DELETE", path, RunView)

    def looks(self, project: str) -> LooksView:
        """Everybody in every costume, and what models learnt of them."""
        return self._get(f"/projects/{project}/looks", LooksView)

    def train(self, project: str, look: str, card: str, steps: int = 0) -> RunView:
        """Teach a model a look, or go on with it."""
        body = {"look": look, "card": card, "steps": steps}
        return self._send("POST", f"/projects/{project}/looks/training", RunView, body)

    def again(self, project: str, run: int) -> RunView:
        """Make the same once more, after it failed or was stopped."""
        return self._send("POST", f"/projects/{project}/runs/{run}/again", RunView)
