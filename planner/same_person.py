"""One person in two bodies, as at two ages: which of them is there.

Enters: a scene and the cast. Leaves: the bodies that the scene leaves out.
"""

from collections.abc import Mapping

from screenplay.scene_graph import Channel, Character, Scene


def in_another_body(scene: Scene, characters: Mapping[str, Character]) -> frozenset[str]:
    """Bodies that are not there because the person is, at another age.

    A person whom a scene names twice (OLD ANN, ANN) is there once: in the bodies that act or speak,
    else in the first. Both are there only where both act, as in a dream of one's own youth.
    """
    bodies: dict[str, list[str]] = {}
    for who in scene.present:
        if who in characters:
            bodies.setdefault(characters[who].person, []).append(who)
    absent: set[str] = set()
    for own in bodies.values():
        acting = [who for who in own if _acts(scene, who)] or own[:1]
        absent.update(set(own) - set(acting))
    return frozenset(absent)


def _acts(scene: Scene, who: str) -> bool:
    """Whether somebody does anything that is told, or speaks on screen."""
    for beat in scene.beats:
        if any(deed.actor == who for deed in beat.deeds):
            return True
        line = beat.line
        if line is not None and who in line.speakers and line.channel is Channel.ON_SCREEN:
            return True
    return False
