"""The whole score of one actor: rest, holding, speech, listening and business, in that order.

Enters: an actor's cue, the surroundings, stresses by line. Leaves: a `Score`; later parts play
over earlier ones.
"""

from collections.abc import Mapping, Sequence

from renderers.cue_sheet import ActorCue, SpeechCue
from renderers.motion.actions.act import Act, act_of
from renderers.motion.actions.repertoire import answered, played
from renderers.motion.bearing import borne
from renderers.motion.holding import Held, busy_hands, carrying, held_things, on_the_phone
from renderers.motion.lips import on_lips
from renderers.motion.reactions import listening
from renderers.motion.repose import resting
from renderers.motion.score import Score
from renderers.motion.surroundings import Surroundings
from renderers.motion.talk import Speaker, talking
from screenplay.scene_graph import Channel


def scored(actor: ActorCue, near: Surroundings, marked: Mapping[str, Sequence[float]]) -> Score:
    """Everything `actor` plays in the shot apart from going."""
    who = actor.look.character_id
    acts = _acts(near)
    own = [act for act in acts if act.who == who]
    things = held_things(actor.opening, own, float(near.t[-1]))
    score = borne(actor, near) + resting(actor, near, busy_hands(things, 0.0)) + carrying(things)
    score += on_the_phone(who, near, own, things)
    for speech in near.cues.speeches:
        score += _spoken_or_heard(who, speech, near, marked, things)
    for act in acts:
        if act.who == who:
            score += played(act)
        elif act.partner == who:
            score += answered(act)
    return score


def _acts(near: Surroundings) -> list[Act]:
    """Everybody's acts in order."""
    cues = sorted(near.cues.businesses, key=lambda c: (c.start, c.start + c.frames))
    return [act_of(cue, near) for cue in cues if cue.business.character_id in near.tracks]


def _spoken_or_heard(
    who: str, speech: SpeechCue, near: Surroundings, marked: Mapping[str, Sequence[float]],
    things: Sequence[Held],
) -> Score:  # fmt: skip
    if speech.character_id != who:
        heard = speech.channel is not Channel.VOICE_OVER
        stresses = marked.get(speech.line_id, ())
        return listening(who, speech, stresses, near.fps, near.cues.seed) if heard else Score()
    if not on_lips(speech):
        return Score()
    middle = (speech.start + speech.frames / 2) / near.fps
    track, row = near.tracks[who], near.row(speech.start / near.fps)
    left, right = busy_hands(things, middle)
    speaker = Speaker(
        who,
        seated=bool(track.seated[row] > 0.5),
        busy=(left, right or speech.into_phone),
        still=bool(track.lying[row] > 0.5),
    )
    return talking(speech, marked.get(speech.line_id, ()), speaker, near.fps, near.cues.seed)
