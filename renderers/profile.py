"""How large and how carefully a film is drawn.

Enters: nothing. Leaves: profiles; animatic and final are the same graph under different ones.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Profile:
    """A rendering profile. `step` 2 draws characters on twos where the camera holds still."""

    name: str
    width_px: int = 1280
    height_px: int = 720
    step: int = 2
    supersample: int = 1  # of moving pictures; plates are always drawn at twice the size
    shadows: bool = True
    defocus: bool = True
    crf: int = 20
    preset: str = "ultrafast"  # x264


ANIMATIC = Profile("animatic")
FINAL = Profile("final", 1920, 1080, step=1, supersample=1, crf=17, preset="veryfast")
