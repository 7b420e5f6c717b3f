"""Changes between two drafts as text for people.

Enters: changes. Leaves: lines: a summary, what it means for the film, names, then scene by scene in
reading order.
"""

from collections import Counter
from collections.abc import Iterator, Sequence

from screenplay.drafts.changes import BeatChange, Change, Changes, NameChange, SceneChange
from screenplay.scene_graph import BeatKind

_AROUND = 4  # words shown on either side of a change
_NUMBERS = 20  # scenes to be filmed again, by number; more are counted
_OPENING = 12  # words shown of a text that is the same
_LISTED = 8  # scenes that were only renumbered, one by one; more are counted
_NOUNS = {
    BeatKind.SPEECH: "line", BeatKind.ACTION: "action", BeatKind.CARD: "card",
    BeatKind.TRANSITION: "transition",
}  # fmt: skip
_WORDS = {Change.GIVEN: "given to another", Change.REDIRECTED: "directed otherwise"}


def told(found: Changes) -> Iterator[str]:
    """What changed, line by line."""
    if found.none:
        yield "No changes."
        return
    yield _summary(found)
    yield _effect(found)
    for title, names in (("Characters", found.characters), ("Places", found.places)):
        if names:
            yield f"{title}: {'; '.join(_name(change) for change in names)}"
    renumbered = {s.id for s in found.scenes if s.changes == (Change.RENUMBERED,) and not s.beats}
    for scene in found.scenes:
        if scene.id not in renumbered or len(renumbered) <= _LISTED:
            yield ""
            yield _heading(scene)
            for beat in scene.beats:
                yield from _beat(beat, scene)


def _summary(found: Changes) -> str:
    """Counts of everything, such as "1 scene added; 2 lines reworded, 1 cut"."""
    counted = [_counts("scene", [s.changes for s in found.scenes])]
    for kind, noun in _NOUNS.items():
        beats = (beat for scene in found.scenes for beat in scene.beats if beat.kind is kind)
        counted.append(_counts(noun, [beat.changes for beat in beats]))
    return "; ".join(text for text in counted if text) or "Only names changed"


def _counts(noun: str, changes: Sequence[Sequence[Change]]) -> str:
    counts = Counter(change for some in changes for change in some)
    told_so = [(counts[c], _WORDS.get(c, c.value)) for c in Change if counts[c]]
    if not told_so:
        return ""
    first = told_so[0][0]
    rest = "".join(f", {count} {word}" for count, word in told_so[1:])
    return f"{_many(first, noun)} {told_so[0][1]}{rest}"


def _many(count: int, noun: str) -> str:
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"


def _effect(found: Changes) -> str:
    more = len(found.touched) - _NUMBERS
    numbers = ", ".join(found.touched[:_NUMBERS]) + (f" and {more} more" if more > 0 else "")
    scenes = f" ({numbers})" if found.touched else ""
    return (
        f"To be filmed again: {len(found.touched)} of {_many(found.scene_count, 'scene')}{scenes}; "
        f"to be spoken again: {found.spoken_anew} of {_many(found.line_count, 'line')}."
    )


def _name(change: NameChange) -> str:
    if change.change is Change.ADDED:
        return f"new {change.name}"
    if change.change is Change.CUT:
        return f"gone {change.old_name}"
    return f"{change.old_name} is now {change.name}"


def _heading(scene: SceneChange) -> str:
    title = f"Scene {scene.number}  {scene.heading}".rstrip()
    if {Change.CUT, Change.MERGED} & {*scene.changes}:
        title = f"Old scene {scene.old_number}  {scene.old_heading}".rstrip()
    notes = [_scene_note(change, scene) for change in scene.changes]
    return f"{title}  [{'; '.join(notes)}]" if notes else title


def _scene_note(change: Change, scene: SceneChange) -> str:
    notes = {
        Change.MOVED: f"moved, was old scene {scene.old_number}",
        Change.SPLIT: f"split from old scene {scene.other}",
        Change.MERGED: f"merged into scene {scene.other}",
        Change.RENAMED: f"was {scene.old_heading}",
        Change.RENUMBERED: f"was number {scene.old_number}",
    }
    return notes.get(change, change.value)


def _beat(beat: BeatChange, scene: SceneChange) -> Iterator[str]:
    """One change: what happened, then the words; a rewording shows old and new."""
    what = ", ".join(_WORDS.get(change, change.value) for change in beat.changes)
    noun = "" if beat.kind is BeatKind.SPEECH else f"{_NOUNS[beat.kind]} "
    where = f" from old scene {beat.old_scene}" if _came(beat, scene) else ""
    yield f"  {noun}{what}{where}:"
    then, now = _essence(beat.old_text, beat.text)
    before = _voiced(beat.old_speaker, beat.old_manner, then)
    after = _voiced(beat.speaker, beat.manner, now)
    if before == after:
        yield f"    {after}"
        return
    if Change.ADDED not in beat.changes:
        yield f"  - {before}"
    if Change.CUT not in beat.changes:
        yield f"  + {after}"


def _came(beat: BeatChange, scene: SceneChange) -> bool:
    return Change.MOVED in beat.changes and beat.old_scene != scene.old_number


def _voiced(speaker: str, manner: str, text: str) -> str:
    how = f" ({manner})" if manner else ""
    return f"{speaker}{how}: “{text}”" if speaker else text.replace("\n", " / ")


def _essence(then: str, now: str) -> tuple[str, str]:
    """Both texts, without the words that are far from what differs."""
    old, new = then.split(), now.split()
    if old == new:
        return (_excerpt(new, 0, len(new) - _OPENING + _AROUND),) * 2
    shorter = min(len(old), len(new))
    if not shorter:
        return then, now
    same = 0
    while same < shorter and old[same] == new[same]:
        same += 1
    tail = 0
    while tail < shorter - same and old[-1 - tail] == new[-1 - tail]:
        tail += 1
    return _excerpt(old, same, tail), _excerpt(new, same, tail)


def _excerpt(words: Sequence[str], same: int, tail: int) -> str:
    start = max(0, same - _AROUND)
    end = min(len(words), len(words) - max(tail, 0) + _AROUND)
    opening = "… " if start else ""
    ending = " …" if end < len(words) else ""
    return f"{opening}{' '.join(words[start:end])}{ending}"
