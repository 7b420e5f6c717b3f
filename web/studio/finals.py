"""The final cut, drawn: which ways there are, and what each would take.

Enters: a storyboard and the backends that are installed. Leaves: choices with estimates. Who paints
one instead is told by `web.studio.painters`.
"""

from renderers.production.plugins import listed
from renderers.profile import ANIMATIC, FINAL, Profile
from web.studio.board_document import BoardDocument
from web.studio.errors import NotThere
from web.studio.shapes import FinalChoice

_BACKENDS = "storyreel.renderers"
# Processor milliseconds per film frame of an animatic, and the share that no size changes: as
# measured by benchmarks (see renderers.production.consequences).
_MS, _ACTING_SHARE = 16.0, 0.35
_BUILT_IN = "toon"
_SIZES = {"1080p": FINAL}


def choices(board: BoardDocument, workers: int) -> tuple[FinalChoice, ...]:
    """Every backend at every size; only the built-in one draws films."""
    return tuple(
        FinalChoice(
            id=f"{backend}-{size}",
            name=f"{backend.capitalize()}, {size}, every frame drawn",
            backend=backend,
            width=profile.width_px,
            height=profile.height_px,
            seconds=round(_seconds(board.frames, profile) / workers, 1),
            cost="",
        )
        for backend in sorted(listed(_BACKENDS))
        if backend == _BUILT_IN
        for size, profile in _SIZES.items()
    )


PAINTED = "painted"  # the choice that a wish tells more of


def profile_of(choice: str) -> Profile:
    """The profile of a choice; raises NotThere."""
    if choice == PAINTED:
        return _SIZES["1080p"]
    backend, _, size = choice.rpartition("-")
    if backend != _BUILT_IN or size not in _SIZES:
        raise NotThere(f"there is no final cut {choice[:80]!r}; see the list of choices")
    return _SIZES[size]


def _seconds(frames: int, profile: Profile) -> float:
    """What drawing so many frames takes one processor."""
    size = profile.width_px * profile.height_px / (ANIMATIC.width_px * ANIMATIC.height_px)
    ms = _MS * (_ACTING_SHARE + (1 - _ACTING_SHARE) * size) * (ANIMATIC.step / profile.step)
    return frames * ms / 1000
