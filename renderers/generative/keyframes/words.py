"""What models are asked for in words.

Enters: looks, places, light, how a shot is framed. Leaves: plain English in a fixed order: trigger
first, then who, how much of them, where, in which light, in which style. Nothing of the script's
own text gets in: models draw what they read.
"""

from collections.abc import Sequence

from planner.floor_plan import FloorPlan
from planner.looks import Look
from planner.shots import Angle, Light, Size
from renderers.interchange.comfyui_prompts import AVOIDED, STYLE, look_words
from screenplay.scene_graph import DayTime

NEGATIVE = AVOIDED
NOBODY = f"{AVOIDED}, people, person, figure"
_SIZES = {
    Size.EWS: "extreme wide shot", Size.WS: "full body shot", Size.MWS: "shot from the knees up",
    Size.MS: "medium shot from the waist up", Size.MCU: "medium close-up, head and shoulders",
    Size.CU: "close-up of the face", Size.ECU: "extreme close-up of the face",
}  # fmt: skip
_ANGLES = {Angle.EYE: "", Angle.LOW: "low angle", Angle.HIGH: "high angle",
           Angle.OVERHEAD: "seen from above"}  # fmt: skip
_LIGHTS = {
    (DayTime.DAWN, True): "soft early light from windows", (DayTime.DAWN, False): "dawn, low sun",
    (DayTime.DAY, True): "soft daylight from windows", (DayTime.DAY, False): "daylight",
    (DayTime.DUSK, True): "lamps at dusk", (DayTime.DUSK, False): "dusk, low golden sun",
    (DayTime.NIGHT, True): "night, lit by lamps", (DayTime.NIGHT, False): "night, cool moonlight",
}  # fmt: skip


def person_words(look: Look, trigger: str = "", held: Sequence[str] = ()) -> str:
    """Somebody in their costume, with what they hold; the trigger of their adapter first."""
    holding = f"holding {' and '.join(plain(kind) for kind in held)}" if held else ""
    return joined(trigger, look_words(look), holding)


def thing_words(kinds: Sequence[str]) -> str:
    """Things that nobody holds."""
    return ", ".join(dict.fromkeys(plain(kind) for kind in kinds))


def framing_words(size: Size, angle: Angle = Angle.EYE) -> str:
    """How much of somebody is seen, and from where."""
    return joined(_SIZES[size], _ANGLES[angle])


def light_words(light: Light) -> str:
    """The light and the weather."""
    past = "faded memory" if light.flashback else ""
    return joined(_LIGHTS[light.daytime, light.interior], light.weather, past)


def place_words(plan: FloorPlan) -> str:
    """What kind of place it is."""
    return joined("interior" if plan.interior else "exterior", plain(plan.kind))


def plate_prompt(plan: FloorPlan, light: Light, style: str = STYLE, trigger: str = "") -> str:
    """Words for an empty set."""
    return joined(trigger, "empty " + plain(plan.kind), place_words(plan), light_words(light),
                   "background art, nobody there", style)  # fmt: skip


def person_prompt(
    person: str, framing: str, plan: FloorPlan, light: Light, style: str = STYLE
) -> str:
    """Words for one person in a keyframe; `person` and `framing` from the functions above."""
    return joined(person, framing, place_words(plan), light_words(light), style)


def plain(kind: str) -> str:
    """A kind of thing or place as words."""
    return " ".join(kind.replace("_", " ").replace("-", " ").split())


def joined(*parts: str) -> str:
    """Parts with commas, none twice, empty ones left out."""
    told = dict.fromkeys(word.strip() for part in parts for word in part.split(",") if word.strip())
    return ", ".join(told)
