"""Hats, glasses and coats that the script has somebody take off, put on, touch or lose.

Enters: the cast's looks, the scenes as staged. Leaves: looks with what is worn before it comes off,
and the costumes of the scenes, and parts of scenes, in which it is off. A thing that is handled on
the head is on the head from the start; it goes at the cut after it is taken off.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from planner import costume_words as words
from planner.fashions import Fashion
from planner.looks import Look
from planner.shots import Costume, ScenePlan
from screenplay.scene_graph import Beat, BeatKind, Deed, Follows, Gender, Scene, SceneGraph

_COATS = ("coat", "overcoat", "jacket", "raincoat", "trenchcoat", "parka", "cloak", "cape")
_HATS = (*words.HATS, "bonnet", "sombrero", "crown")
_GLASSES = ("glasses", "spectacles", "specs", "sunglasses", "shades", "eyeglasses")
_PARTS: Mapping[str, str] = {
    **dict.fromkeys(_HATS, "hat"), **dict.fromkeys(_GLASSES, "glasses"),
    **dict.fromkeys(_COATS, "top"),
}  # fmt: skip
_OWN = r"\b(?P<owner>his|her|their|the)\s+(?:[\w-]+\s+){0,2}?"
_NOUN = r"(?P<noun>" + "|".join(sorted(_PARTS, key=len, reverse=True)) + r")\b"
_THING = re.compile(_OWN + _NOUN, re.IGNORECASE)
_TOUCHED = re.compile(
    r"\b(?:tip|touch|doff|raise|lift|straighten|adjust|tug|push|pull|settle|tilt|cock|hold|fix|"
    r"clutch|resettle|nudge)\w*\s+(?:back\s+|down\s+|up\s+|on\s+|at\s+|to\s+)?" + _OWN + _NOUN,
    re.IGNORECASE,
)
_CHANGED = re.compile(  # a coat that is unzipped is still worn
    r"\b(?:takes?|pulls?|slips?|shrugs?|peels?|throws?)\b.*\b(?:off|out of|on)\b"
    r"|\b(?:off|out of) (?:his|her|their)\b|\bremov(?:es?|ing)\b|\bsheds?\b|\bputs?\b.*\bon\b",
    re.IGNORECASE,
)
_LOST = re.compile(
    r"(?:\b(?P<owner>his|her|their)|['’]s?)\s+(?:[\w-]+\s+)?" + _NOUN
    + r"\s+(?:flies|falls|tumbles|blows|sails|drops|is\s+(?:knocked|blown|shot|swept))\b"
    r"|\b(?:loses|knocks\s+off|takes)\s+(?P<of>his|her|their)\s+(?P<lost>hat|cap|bonnet|glasses)\b",
    re.IGNORECASE,
)  # fmt: skip
_ANEW = frozenset({Follows.LATER, Follows.NEW_DAY, Follows.LONG_AFTER, Follows.EARLIER})
_SHE = {"his": Gender.MALE, "her": Gender.FEMALE}
_WOOL = ("#5b5148", "#46526a", "#6a4b3a", "#4f5d4b")


@dataclass(frozen=True, slots=True)
class Change:
    """What somebody wears before and after a moment; `None` where it tells nothing."""

    who: str
    part: str  # a field of Look: "hat", "glasses", "top"
    noun: str
    scene_id: str
    beat_id: str
    text: str
    before: bool | None
    after: bool
    carried: bool = False  # in the hand until the scene is over


def changes_of(graph: SceneGraph, looks: Sequence[Look]) -> tuple[Change, ...]:
    """Everything of the kind that the script tells, in order."""
    genders = {look.character_id: look.gender for look in looks}
    return tuple(
        change
        for scene in graph.scenes
        for beat in scene.beats
        if beat.kind is BeatKind.ACTION
        for change in _told(scene, beat, genders)
    )


def _told(scene: Scene, beat: Beat, genders: Mapping[str, Gender]) -> Iterator[Change]:
    done = False
    for deed in beat.deeds:
        found, actor = _THING.search(deed.text), deed.actor or ""
        if found is None or actor not in genders or not _is_own(found, genders[actor]):
            continue
        states = _states(deed)
        noun = found["noun"].lower()
        if states is not None and (_PARTS[noun] != "top" or _CHANGED.search(deed.text)):
            done = True
            before, after = states
            yield Change(actor, _PARTS[noun], noun, scene.id, beat.id, deed.text, before,
                         after, carried=deed.verb == "pick_up")  # fmt: skip
    lost = None if done else _LOST.search(beat.text)
    who = next((m for m in beat.mentions if m in genders), None)
    if lost is not None and who is not None:
        noun = (lost["noun"] or lost["lost"]).lower()
        owner = _SHE.get((lost["owner"] or lost["of"] or "").lower(), genders[who])
        if _PARTS[noun] != "top" and owner is genders[who]:
            yield Change(who, _PARTS[noun], noun, scene.id, beat.id, beat.text, before=True,
                         after=False)  # fmt: skip


def _is_own(found: re.Match[str], gender: Gender) -> bool:
    return _SHE.get(found["owner"].lower(), gender) is gender


def _states(deed: Deed) -> tuple[bool | None, bool] | None:
    """Whether a thing is worn before a deed and after it; None where the deed is no such thing."""
    taken_off = re.search(r"\b(?:off|out of|removes?)\b", deed.text, re.IGNORECASE) is not None
    if deed.verb == "take_off" or (deed.verb == "put_on" and "out of" in deed.text):
        return True, False
    if deed.verb == "put_on":
        return False, True
    if deed.verb == "pick_up" and not taken_off:
        return False, True
    touched = _TOUCHED.search(deed.text)
    if touched is not None and deed.verb not in ("hold", "put_down", "throw", "take", "give"):
        return True, True
    return None


def hatted(
    looks: Sequence[Look], changes: Iterable[Change], fashion: Fashion | None = None
) -> tuple[Look, ...]:
    """Looks in which everybody wears what they will take off, or put on."""
    found = {look.character_id: look for look in looks}
    for change in changes:
        look = found[change.who]
        if not _worn(look, change.part):
            found[change.who] = replace(look, **_put_on(look, change, fashion))
    return tuple(found[look.character_id] for look in looks)


def _worn(look: Look, part: str) -> bool:
    return look.top in ("coat", "jacket", "suit") if part == "top" else (
        getattr(look, part) != "none"
    )  # fmt: skip


def _put_on(look: Look, change: Change, fashion: Fashion | None) -> dict[str, Any]:
    """Fields of a look with the thing on, in the form that the time has it in."""
    if change.part == "top":
        kind = words.TOPS[change.noun][0]["top"]
        wool = _WOOL[look.seed % len(_WOOL)]
        return {"top": kind, "top_colour": wool, "top_accent": look.top_colour,
                "top_pattern": "plain"}  # fmt: skip
    if change.part == "glasses":
        return {"glasses": words.GLASSES.get(change.noun, "") or "round"}
    told = dict(words.HATS.get(change.noun, {"hat": "fedora"}))
    return fashion.of_its_time(told) if fashion is not None else told


def _off(look: Look, part: str, own: Look) -> Look:
    """A look without a hat, glasses or coat; `own`: as cast, before one was put over."""
    if part == "hat":
        return replace(look, hat="none")
    if part == "glasses":
        return replace(look, glasses="none")
    if own.top != look.top:
        return replace(look, top=own.top, top_colour=own.top_colour, top_accent=own.top_accent,
                       top_pattern=own.top_pattern)  # fmt: skip
    shirt = "blouse" if look.gender is Gender.FEMALE else "shirt"
    return replace(look, top=shirt, top_colour=look.top_accent, top_pattern="plain")


def costumes_told(
    graph: SceneGraph,
    plans: Sequence[ScenePlan],
    cast: Sequence[Look],
    looks: Sequence[Look],
    changes: Sequence[Change],
) -> tuple[Costume, ...]:
    """What is worn where something is off: by scene, and from a moment of a scene on.

    Args:
        graph: The script.
        plans: Its scenes as staged.
        cast: Looks as cast.
        looks: The same with everything on, see `hatted`.
        changes: What the script tells, see `changes_of`.
    """
    staged = {plan.scene_id: plan for plan in plans}
    own = {look.character_id: look for look in cast}
    found: list[Costume] = []
    for look in looks:
        mine = [c for c in changes if c.who == look.character_id]
        if mine:
            wearer = _Wearer(look, own[look.character_id], mine)
            found += [c for scene in graph.scenes for c in wearer.scene(scene, staged)]
    return tuple(found)


class _Wearer:
    """One person through the film: what is on and what is off."""

    def __init__(self, look: Look, own: Look, changes: Sequence[Change]) -> None:
        self._look, self._own, self._changes = look, own, changes
        self._on: dict[str, bool] = {}
        for change in changes:
            self._on.setdefault(change.part, change.before is not False)
        self._usual = dict(self._on)

    def scene(self, scene: Scene, staged: Mapping[str, ScenePlan]) -> Iterator[Costume]:
        """The costumes of a scene, its opening first."""
        plan = staged.get(scene.id)
        if scene.heading.follows in _ANEW:
            self._on = {part: self._usual[part] or on for part, on in self._on.items()}
        held = self._held(plan)
        here = plan is not None and any(
            s.character_id == self._look.character_id for s in plan.opening
        )
        if here and not all(on and part not in held for part, on in self._on.items()):
            yield Costume(scene.id, self._seen(held))
        carried: set[str] = set()
        for change in (c for c in self._changes if c.scene_id == scene.id):
            self._on[change.part] = change.after
            carried = carried | {change.part} if change.carried else carried - {change.part}
            yield Costume(scene.id, self._seen(held | carried), change.beat_id,
                          _share(change, plan))  # fmt: skip
            held -= {change.part}

    def _held(self, plan: ScenePlan | None) -> set[str]:
        """Parts that are in hand as a scene opens, and so are not worn."""
        opening = plan.opening if plan is not None else ()
        nouns = [n for s in opening if s.character_id == self._look.character_id for n in s.holding]
        return {_PARTS[n] for n in nouns if n in _PARTS} & self._on.keys()

    def _seen(self, in_hand: set[str]) -> Look:
        look = self._look
        for part, on in self._on.items():
            if not on or part in in_hand:
                look = _off(look, part, self._own)
        return look


def _share(change: Change, plan: ScenePlan | None) -> float:
    """How far into its beat a thing comes off or on, 0 to 1."""
    acts = plan.businesses if plan is not None else ()
    own = [b for b in acts if b.beat_id == change.beat_id and b.character_id == change.who]
    act = next((b for b in own if b.text == change.text), None)
    return round(sum(act.share) / 2, 3) if act is not None else 0.5
