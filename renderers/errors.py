"""What can go wrong while plans become pictures.

Enters: the thing, its place and what is amiss. Leaves: one tree of exceptions whose messages name
the thing, its place and the remedy.

    RenderError
    ├── MissingTake       a line was not recorded
    ├── UncoveredBeat     shots and timings disagree
    ├── MissingGraphics   no OpenGL 3.3 on this machine
    ├── ShaderError       a shader is missing or does not compile
    └── EncodeError       frames, packets or sound cannot become a file
        └── DiskFull      no room for it
"""


class RenderError(Exception):
    """Root of everything that renderers raise on purpose; `exit_code` is for the command line."""

    exit_code: int = 1


class MissingTake(RenderError):
    """A line has no take to lay."""

    def __init__(self, line_id: str, place: str) -> None:
        self.line_id = line_id
        super().__init__(f"{place}: line {line_id} was never spoken; run the voices stage again")


class UncoveredBeat(RenderError):
    """Shots and timings disagree about a beat."""

    def __init__(self, beat_id: str, where: str, why: str) -> None:
        self.beat_id = beat_id
        super().__init__(f"{where}, beat {beat_id}: {why}; plan the script again")


class ForeignThread(RenderError):
    """Something draws in another thread than the one that opened the graphics."""


class MissingGraphics(RenderError):
    """OpenGL 3.3 on EGL cannot be started on this machine."""


class ShaderError(RenderError):
    """A shader source is missing or does not compile."""


class EncodeError(RenderError):
    """Frames, packets or sound could not become a file."""


class DiskFull(EncodeError):
    """No room for the file; nothing was left under its name."""
