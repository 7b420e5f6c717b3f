"""Whether a step suits a shot, told before anything is begun.

Enters: a step, a shot's cue sheet. Leaves: why it does not suit, in words; "" where it does.
"""

from planner.shots import MoveKind, Size
from renderers.cue_sheet import CueSheet
from renderers.generative.errors import CardError
from renderers.lip_sync import lips_move
from renderers.production.generated.finishing.going import nouns_in, there
from renderers.production.generated.finishing.steps import PERSON, Kind, Step

_CLOSE = (Size.MCU, Size.CU, Size.ECU)
_ANY_PX = (672, 384)  # a length is asked, no size


def unfit(step: Step, cues: CueSheet) -> str:
    """Why this cannot be done to the shot; "" where it can."""
    if cues.floor_plan is None or cues.light is None:
        return "it is a card, and nothing in it is painted"
    match step.kind:
        case Kind.REMOVE:
            return _unremovable(step, cues)
        case Kind.TALK:
            return _no_close_up(cues)
        case Kind.LIPS:
            return "" if speakers(cues) else "nobody in it speaks"
        case Kind.ENLARGE:
            return ""


def speakers(cues: CueSheet) -> tuple[str, ...]:
    """Character ids of everybody in the shot whose lips move in it."""
    here = {actor.look.character_id for actor in cues.actors}
    told = [
        speech.character_id for speech in cues.speeches
        if speech.character_id in here and lips_move(speech)
        and speech.start < cues.frames and speech.start + speech.frames > 0
    ]  # fmt: skip
    return tuple(dict.fromkeys(told))


def _unremovable(step: Step, cues: CueSheet) -> str:
    if step.region is None and not there(step.target, cues):
        people = [actor.look.name for actor in cues.actors]
        known = ", ".join((*people, *nouns_in(cues))) or "none"
        return f"{step.name!r} is not in it; there are {known}"
    if step.target.startswith(PERSON) and step.target.removeprefix(PERSON) in speakers(cues):
        return "whoever goes speaks in it, and would be heard unseen; a note takes people out"
    from renderers.generative.removal.void_folder import boxed

    try:
        boxed(cues.frames, _ANY_PX, cues.rate.fps)
    except CardError as error:
        return f"it is too long: {error}; a note splits a shot"
    return ""


def _no_close_up(cues: CueSheet) -> str:
    who = speakers(cues)
    if not who:
        return "nobody in it speaks"
    if len(who) > 1 or cues.framing.foreground or set(cues.framing.subjects) != set(who):
        return "a talking close-up shows one speaker, and nobody else"
    if cues.framing.size not in _CLOSE:
        return f"it is no close-up but a {cues.framing.size.value}: fit its lips instead"
    if cues.move.kind is not MoveKind.STATIC:
        return "its camera moves, and a talking close-up is made of one picture"
    return ""
