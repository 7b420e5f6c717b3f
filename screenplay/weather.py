"""The weather of a scene.

Enters: its heading and beats. Leaves: "", "rain", "snow" or "fog".
"""

import re
from collections.abc import Sequence

from screenplay.scene_graph import Beat, BeatKind, Heading

_SIGNS = (
    (
        "rain",
        re.compile(
            r"\b(?:rain(?:s|ing|y|storm)?|downpour|drizzl\w+|thunderstorm|storm)\b", re.IGNORECASE
        ),
    ),
    ("snow", re.compile(r"\b(?:snow(?:s|ing|y|storm|fall|flakes)?|blizzard)\b", re.IGNORECASE)),
    ("fog", re.compile(r"\b(?:fog(?:gy)?|mist(?:y)?|haze|hazy)\b", re.IGNORECASE)),
)


def weather_of(heading: Heading, beats: Sequence[Beat]) -> str:
    """The first weather that heading or action names; rain coats and snow balls aside."""
    told = " ".join(beat.text for beat in beats if beat.kind is BeatKind.ACTION)
    text = re.sub(r"\b(?:rain|snow)[\s-]?(?:coat|ball|man|drop)s?\b", "", f"{heading.text} {told}")
    found = [(match.start(), name) for name, sign in _SIGNS if (match := sign.search(text))]
    return min(found)[1] if found else ""
