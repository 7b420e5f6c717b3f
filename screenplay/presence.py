"""Who is bodily in a scene.

Enters: a scene's beats. Leaves: the characters that are seen there, by first appearance. A voice
over a scene, a voice on the phone and a person talked about are not present.
"""

from collections.abc import Sequence

from screenplay.mentions import MentionIndex
from screenplay.scene_graph import Beat, BeatKind, Channel

_REMOTE = frozenset(("phone", "think", "listen", "read", "wait", "write", "search"))


def present_in(beats: Sequence[Beat], index: MentionIndex) -> tuple[str, ...]:
    """Ids of the characters present, by first appearance."""
    found: dict[str, None] = {}
    for beat in beats:
        for character in _shown(beat, index):
            found.setdefault(character)
    return tuple(found)


def _shown(beat: Beat, index: MentionIndex) -> list[str]:
    shown: list[str] = []
    if beat.line is not None and beat.line.channel is Channel.ON_SCREEN:
        shown.extend(beat.line.speakers)
    heard_only = beat.line is not None and beat.line.channel is not Channel.ON_SCREEN
    for deed in beat.deeds:
        if deed.actor and not heard_only:
            shown.append(deed.actor)
        if deed.target and deed.target.startswith("ch-") and deed.verb not in _REMOTE:
            shown.append(deed.target)
    if beat.kind is BeatKind.ACTION:
        shown.extend(_described(beat, index))
    return shown


def _described(beat: Beat, index: MentionIndex) -> list[str]:
    """Those an action beat puts into the picture: in capitals, at its head, or asked for."""
    shown: list[str] = []
    subject = beat.request.subject if beat.request else None
    if subject and subject.startswith("ch-"):
        shown.append(subject)
    for mention in index.find(beat.text):
        opens = mention.start == 0 or beat.text[: mention.start].rstrip().endswith((".", "!", "?"))
        if not mention.possessive and (mention.capitals or opens):
            shown.append(mention.character)
    return shown
