"""What cannot be as it is written: the script supervisor's remarks.

Enters: a scene graph. Leaves: remarks with their places: the dead who speak, who speaks on screen
after leaving, who gets up standing, who takes up or gives what is in a hand already.

Only what the words say outright counts: a doubt is no remark, because a false alarm costs more
than a slip that stays.
"""

import re
from collections.abc import Iterator

from screenplay.goings import told_gone
from screenplay.scene_graph import Beat, Channel, Deed, Remark, Scene, SceneGraph
from screenplay.states import BeatState, Posture, states

_BACK = re.compile(
    r"\b(?:back|returns?|returning|re-?enters?|again|door|window|threshold|appears?|turns?|stops?"
    r"|still|outside|intercut)\b",
    re.IGNORECASE,
)
_DIES = re.compile(
    r"\b(?:dies|is dead|falls dead|drops dead|lies dead|is killed)\b(?! tired| serious)"
)
_ALIVE = re.compile(
    r"\b(?:not dead|pretend\w*|plays? dead|comes? to|wakes?|revive[sd]?"
    r"|opens? (?:his|her|their) eyes|ghost|alive|gasps?|breathes?)\b",
    re.IGNORECASE,
)
_LIVING = frozenset(
    ("walk", "run", "stand", "pick_up", "give", "nod", "smile", "laugh", "shake_head", "enter",
     "dance", "drink", "eat", "pour", "write")
)  # fmt: skip
_HANDLING = frozenset(("pour", "pick_up", "give", "drink", "eat", "write", "sit", "hug", "kiss"))
_RISES = re.compile(r"\b(?:stands up|gets up|rises from|gets to (?:his|her|their) feet)\b")
_THE = r"\b(?:the|his|her|their) (?:[\w-]+ )?{noun}\b"


def impossible(graph: SceneGraph) -> tuple[Remark, ...]:
    """Remarks on states that cannot follow from one another, in script order."""
    names = {character.id: character.name for character in graph.characters}
    found: list[Remark] = []
    for scene in graph.scenes:
        watch = _Watch(names)
        for beat, state in zip(scene.beats, states(scene, graph), strict=True):
            found.extend(
                Remark(f"scene {scene.number}: {text}", beat.source)
                for text in watch.remarks(beat, scene)
            )
            watch.note(beat, state)
    return tuple(found)


class _Watch:
    """What is known of everybody at a point of a scene."""

    def __init__(self, names: dict[str, str]) -> None:
        self._names = names
        self._state = BeatState()
        self._gone: dict[str, int] = {}  # who left, and the line where
        self._dead: dict[str, int] = {}

    def remarks(self, beat: Beat, scene: Scene) -> Iterator[str]:
        """What cannot be in `beat` after what was before."""
        yield from self._speaking(beat)
        if "montage" in scene.heading.tags or _BACK.search(beat.text):
            return
        for deed in beat.deeds:
            yield from self._doing(deed)

    def _speaking(self, beat: Beat) -> Iterator[str]:
        line = beat.line
        if line is None or line.channel is not Channel.ON_SCREEN:
            return
        told = " ".join(line.parentheticals)
        for who in line.speakers:
            if who in self._dead:
                yield f"{self._names[who]} speaks, dead since line {self._dead[who]}"
            elif who in self._gone and not _BACK.search(told):
                yield (
                    f"{self._names[who]} speaks on screen and left in line {self._gone[who]};"
                    " bring them back, or make it (O.S.)"
                )

    def _doing(self, deed: Deed) -> Iterator[str]:
        who = deed.actor
        if who is None:
            return
        name = self._names.get(who, who)
        if who in self._dead and deed.verb in _LIVING:
            yield f"{name} acts, dead since line {self._dead[who]}"
        elif who in self._gone and deed.verb in _HANDLING:
            yield f"{name} acts and left in line {self._gone[who]}; bring them back first"
        if deed.verb == "stand" and _RISES.search(deed.text):
            if self._state.posture.get(who) is Posture.STANDS:
                yield f"{name} gets up and is standing already"
        elif deed.prop is not None and re.search(_THE.format(noun=re.escape(deed.prop)), deed.text):
            yield from self._handling(deed, who, name)

    def _handling(self, deed: Deed, who: str, name: str) -> Iterator[str]:
        """The one thing of its name, in the wrong hand."""
        holders = [h for h, held in self._state.holding.items() if deed.prop in held]
        if deed.verb == "pick_up" and holders == [who]:
            yield f"{name} picks up the {deed.prop} and holds it already"
        elif deed.verb in ("give", "put_down") and len(holders) == 1 and who not in holders:
            holder = self._names.get(holders[0], holders[0])
            does = "gives" if deed.verb == "give" else "puts down"
            yield f"{name} {does} the {deed.prop}, which {holder} holds"

    def note(self, beat: Beat, state: BeatState) -> None:
        """Remember what `beat` tells."""
        before, self._state = self._state.present, state
        if _ALIVE.search(beat.text):
            self._dead.clear()
        if beat.line is not None:
            self._forget(beat.line.speakers)
            return
        self._forget((*beat.mentions, *(d.target or "" for d in beat.deeds)))
        if not _BACK.search(beat.text):
            left = (who for who in before if who in beat.mentions and who not in state.present)
            self._gone.update((who, beat.source.line) for who in left if told_gone(beat.text))
        for deed in beat.deeds:
            if deed.actor is not None and _DIES.search(deed.text):
                self._dead[deed.actor] = beat.source.line

    def _forget(self, people: tuple[str, ...]) -> None:
        """Who is named again may have come back."""
        for who in people:
            self._gone.pop(who, None)
