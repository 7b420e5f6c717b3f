"""How easily people are told apart: by silhouette, complexion, hair and main colours.

Enters: Looks. Leaves: distances between two, and the look that completes a cast best.
"""

from collections.abc import Sequence
from functools import lru_cache

from planner import palettes
from planner.looks import Look

_APART = 3.0  # distance at which two looks are told apart at a glance
_PRINCIPALS = 8  # the first of a cast, whose main colours differ


def most_apart(options: Sequence[Look], before: Sequence[Look]) -> Look:
    """The option that stands apart best and whose colours the cast has least of."""
    if not before:
        return options[0]
    scores = [_standing(look, before) for look in options]
    return options[scores.index(max(scores))]


def _standing(look: Look, before: Sequence[Look]) -> float:
    """How well a look completes a cast: unlike everybody, in a colour and skin of its own."""
    apart = min(_APART, *(likeness_gap(look, other) for other in before))
    colour = min(colour_gap(look.top_colour, other.top_colour) for other in before[:_PRINCIPALS])
    shade = [_tone(look.skin) == _tone(other.skin) for other in before]
    hair = [colour_gap(look.hair, other.hair) < 0.2 for other in before]
    crowded = sum(shade) / len(shade) + 0.5 * sum(hair) / len(hair)
    return apart + 3 * min(colour, 0.35) - crowded


def _tone(skin: str) -> int:
    """Fair, tan, brown or dark: 0 to 3."""
    return (palettes.SKIN.index(skin) + 1) // 3


def likeness_gap(one: Look, other: Look) -> float:
    """How easily two looks are told apart: silhouette and main colours; 0 alike, 3 clear."""
    gap = min(colour_gap(one.top_colour, other.top_colour) / 0.35, 1.6)
    gap += 0.9 * (one.hair_style != other.hair_style)
    gap += min(colour_gap(one.hair, other.hair) / 0.45, 0.9)
    gap += min(colour_gap(one.skin, other.skin) / 0.5, 0.7)
    gap += min(abs(one.stature_m - other.stature_m) / 0.12, 1.2)
    gap += min(abs(one.build - other.build) / 0.22, 0.7)
    gap += 0.4 * (one.top != other.top) + 0.5 * (one.hat != other.hat)
    gap += 0.4 * (one.glasses != other.glasses) + 0.5 * (one.facial_hair != other.facial_hair)
    return gap + 0.6 * (one.gender is not other.gender) + 0.6 * (one.age is not other.age)


@lru_cache(maxsize=4096)  # a large cast asks for the same few colours again and again
def colour_gap(one: str, other: str) -> float:
    """How far two colours (#rrggbb) lie apart: 0 alike, 1.73 black and white."""
    first, second = channels(one), channels(other)
    return float(sum((a - b) ** 2 for a, b in zip(first, second, strict=True)) ** 0.5)


def channels(colour: str) -> tuple[float, ...]:
    """Red, green and blue of a colour (#rrggbb), 0 to 1."""
    digits = colour.lstrip("#")
    return tuple(int(digits[i : i + 2], 16) / 255 for i in (0, 2, 4))
