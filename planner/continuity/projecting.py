"""Where heads are on screen.

Enters: an instant of a shot. Leaves: who is in frame, whose head the frame's edge cuts, and which
way somebody looks or goes across the screen.
"""

from planner.continuity.seeing import Instant
from planner.figures import Vector

HEAD_SHARE = 0.8  # of half a head, that an edge must leave in
SIDE, TOP = 1.02, 1.06


def on_screen(instant: Instant, point: Vector) -> tuple[float, float, float]:
    """Screen x and y, −1…1, and depth in metres of a point of the set."""
    view = instant.view
    gap = [point[k] - float(view.eye[0, k]) for k in range(3)]
    x, y, depth = (
        sum(gap[k] * float(axis[0, k]) for k in range(3))
        for axis in (view.right, view.up, view.ahead)
    )
    safe = depth if abs(depth) > 1e-3 else 1e-3
    return x / safe / float(view.across[0]), y / safe / float(view.upward[0]), depth


def in_frame(instant: Instant, who: str) -> bool:
    """Whether the middle of somebody's head is in the frame."""
    x, y, depth = on_screen(instant, instant.bodies[who].head_at)
    return depth > 0.1 and abs(x) < 1.0 and abs(y) < 1.0


def uncut(instant: Instant, who: str) -> bool:
    """Whether the frame's edges leave a head whole; headroom for hair does not count."""
    body = instant.bodies[who]
    x, y, depth = on_screen(instant, body.head_at)
    half = HEAD_SHARE * 0.5 * body.head_m / max(depth, 0.05)
    wide = abs(x) + half / float(instant.view.across[0])
    high = abs(y) + half / float(instant.view.upward[0])
    return wide < SIDE and high < TOP


def screen_way(instant: Instant, dx_m: float, dz_m: float) -> float:
    """Which way a direction of the floor goes on screen: −1 left … 1 right, 0 along the view."""
    norm = (dx_m**2 + dz_m**2) ** 0.5
    right = instant.view.right[0]
    return float(right[0] * dx_m + right[2] * dz_m) / norm if norm > 0.05 else 0.0
