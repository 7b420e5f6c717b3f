"""What the reader understood, counted against a hand-made key.

Enters: a key and the scene graph of its script. Leaves: true positives, false positives and false
negatives per field.

Beats meet by position: whatever the reader made of the text between two positions of the key
belongs to the first. Within a beat, deeds of reader and key are paired so that most fields agree.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from scipy.optimize import linear_sum_assignment

from benchmarks.meaning_key import Key, KeyBeat, KeyDeed, KeyScene
from screenplay.scene_graph import Beat, Deed, Scene, SceneGraph
from screenplay.states import states

FIELDS = ("speaker", "addressee", "channel", "actor", "verb", "target", "presence", "setting")
_END = (10**9, 0)


@dataclass(slots=True)
class Tally:
    """Counts of one field."""

    right: int = 0
    wrong: int = 0  # told, and not so
    missed: int = 0

    @property
    def precision(self) -> float:
        """Share of what was told that is so."""
        return self.right / (self.right + self.wrong) if self.right + self.wrong else 1.0

    @property
    def recall(self) -> float:
        """Share of what is so that was told."""
        return self.right / (self.right + self.missed) if self.right + self.missed else 1.0

    def add(self, other: "Tally") -> None:
        """Add the counts of another tally."""
        self.right += other.right
        self.wrong += other.wrong
        self.missed += other.missed


@dataclass(slots=True)
class Score:
    """Tallies by field, and the beats where reader and key differ."""

    fields: dict[str, Tally] = field(default_factory=lambda: {name: Tally() for name in FIELDS})
    differences: list[str] = field(default_factory=list)
    beats: int = 0

    def sets(self, name: str, told: Iterable[str], so: Iterable[str], place: str) -> None:
        """Count one set of names against another."""
        told_set, so_set = set(told), set(so)
        self.fields[name].add(
            Tally(len(told_set & so_set), len(told_set - so_set), len(so_set - told_set))
        )
        if told_set != so_set:
            self.differences.append(f"{place} {name}: {sorted(told_set)} for {sorted(so_set)}")


def score(key: Key, graph: SceneGraph, text: str) -> Score:
    """Count `graph` against `key`; `text` is the script. A scene that is not there is missed."""
    result = Score()
    names = _names(key, graph)
    lines = text.splitlines()
    scenes = {s.heading.source.line: s for s in graph.scenes if s.heading.source is not None}
    for wanted in key.scenes:
        scene = scenes.get(wanted.line)
        told = () if scene is None else (scene.heading.interior.value, scene.heading.daytime.value)
        result.sets("setting", told, (wanted.interior, wanted.daytime), f"{wanted.line}")
        if scene is not None:
            _presence(wanted, scene, graph, names, lines, result)
        for beat, beats, deeds in _matched(wanted, scene.beats if scene else (), lines):
            result.beats += 1
            place = f"{beat.line}:{beat.column}"
            if beat.kind == "speech":
                _speech(beat, beats, names, result, place)
            elif beat.kind == "action":
                _action(beat, deeds, names, result, place)
    return result


def _names(key: Key, graph: SceneGraph) -> Mapping[str, str]:
    """Character id → the key's name for it."""
    canonical = {
        spelling.upper(): name
        for name, others in key.characters.items()
        for spelling in (name, *others)
    }
    by_id = {character.id: character for character in graph.characters}
    found: dict[str, str] = {}
    for character in graph.characters:
        person = by_id[character.person]
        spellings = (character.name, *character.aliases, person.name, *person.aliases)
        hits = [canonical[s.upper()] for s in spellings if s.upper() in canonical]
        found[character.id] = hits[0] if hits else character.name.upper()
    return found


def _presence(
    wanted: KeyScene,
    scene: Scene,
    graph: SceneGraph,
    names: Mapping[str, str],
    lines: Sequence[str],
    result: Score,
) -> None:
    """Who is there, compared where a beat of the reader ends."""
    told = {
        _first_word(beat, lines): [names[who] for who in state.present]
        for beat, state in zip(scene.beats, states(scene, graph), strict=True)
    }
    ends = sorted(told)
    present = dict.fromkeys(wanted.start)
    for beat, (start, following) in zip(wanted.beats, pairwise(_starts(wanted)), strict=True):
        present.update(dict.fromkeys(beat.enter))
        for name in beat.exit:
            present.pop(name, None)
        after = next((at for at in ends if at >= following), None)
        last = max((at for at in ends if at < following), default=None)
        if last is not None and (after is None or after < _after(wanted, following)):
            result.sets("presence", told[last], present, f"{start[0]}:{start[1]}")


def _starts(wanted: KeyScene) -> list[tuple[int, int]]:
    return [*((beat.line, beat.column) for beat in wanted.beats), _END]


def _after(wanted: KeyScene, start: tuple[int, int]) -> tuple[int, int]:
    """Where the beat after the one at `start` begins."""
    return next((at for at in _starts(wanted) if at > start), _END)


def _matched(
    wanted: KeyScene, beats: Sequence[Beat], lines: Sequence[str]
) -> Iterator[tuple[KeyBeat, list[Beat], list[Deed]]]:
    """Each beat of the key with the beats and deeds that the reader found within it."""
    deeds = [(_position(deed, beat, lines), deed) for beat in beats for deed in beat.deeds]
    for beat, (start, end) in zip(wanted.beats, pairwise(_starts(wanted)), strict=True):
        here = [b for b in beats if start <= _first_word(b, lines) < end]
        yield beat, here, [deed for at, deed in deeds if start <= at < end]


def _first_word(beat: Beat, lines: Sequence[str]) -> tuple[int, int]:
    """Where a beat's first word stands, behind indentation and Fountain's marks."""
    line, column = beat.source.line, beat.source.column
    typed = lines[line - 1][column - 1 :] if line <= len(lines) else ""
    return line, column + len(typed) - len(typed.lstrip(" \t~!>"))


def _position(deed: Deed, beat: Beat, lines: Sequence[str]) -> tuple[int, int]:
    """Line and column of a deed: where its words stand at or after the start of its beat."""
    words = deed.text.split()
    for number in range(beat.source.line, min(beat.source.line + 12, len(lines) + 1)):
        start = beat.source.column - 1 if number == beat.source.line else 0
        for size in (len(words), 4, 2):
            at = lines[number - 1].find(" ".join(words[:size]), start) if words else -1
            if at >= 0:
                return number, at + 1
    return beat.source.line, beat.source.column


def _speech(
    beat: KeyBeat, beats: Sequence[Beat], names: Mapping[str, str], result: Score, place: str
) -> None:
    lines = [b.line for b in beats if b.line is not None]
    result.sets("speaker", (names[s] for ln in lines for s in ln.speakers), beat.speakers, place)
    result.sets("channel", {ln.channel.value for ln in lines}, (beat.channel,), place)
    addressees = {names[ln.addressee] if ln.addressee else "*" for ln in lines} or {"*"}
    if addressees <= set(beat.addressee or ("*",)):
        result.fields["addressee"].right += 1
        return
    told, so = sorted(addressees), sorted(beat.addressee or ("*",))
    result.differences.append(f"{place} addressee: {told} for {so}")
    result.fields["addressee"].wrong += told != ["*"]
    result.fields["addressee"].missed += so != ["*"]


def _action(
    beat: KeyBeat, deeds: Sequence[Deed], names: Mapping[str, str], result: Score, place: str
) -> None:
    pairs = _paired(beat.deeds, deeds, names)
    for wanted, told in pairs:
        thing = (
            wanted is None and told is not None and told.actor is None
        )  # a door opens: no person
        free = thing or (
            wanted is not None and (wanted.optional or "other" in wanted.verb.split("|"))
        )
        if not free:
            _deed(wanted, told, names, result)
        if not free and not (wanted and told and _agreeing(wanted, told, names) == _FULL):
            shown = _shown(told, names) if told else "nothing"
            result.differences.append(f"{place} deed: {shown} for {_key_shown(wanted)}")


_WEIGHTS = Counter(actor=4, verb=4, target=1)
_FULL = _WEIGHTS.total()


def _paired(
    wanted: Sequence[KeyDeed], told: Sequence[Deed], names: Mapping[str, str]
) -> list[tuple[KeyDeed | None, Deed | None]]:
    """Pairs with the most agreement; what agrees in nothing stays alone."""
    gain = [[_agreeing(w, t, names) for t in told] for w in wanted]
    rows, columns = linear_sum_assignment(gain, maximize=True) if wanted and told else ((), ())
    together = {int(r): int(c) for r, c in zip(rows, columns, strict=True) if gain[r][c] > 1}
    alone = set(range(len(told))) - set(together.values())
    return [
        *((w, told[together[i]] if i in together else None) for i, w in enumerate(wanted)),
        *((None, told[i]) for i in sorted(alone)),
    ]


def _agreeing(wanted: KeyDeed, told: Deed, names: Mapping[str, str]) -> int:
    return (
        _WEIGHTS["actor"] * _same_actor(wanted, told, names)
        + _WEIGHTS["verb"] * (told.verb in wanted.verb.split("|"))
        + _WEIGHTS["target"] * _same_target(wanted, told, names)
    )


def _deed(
    wanted: KeyDeed | None, told: Deed | None, names: Mapping[str, str], result: Score
) -> None:
    actor = wanted and told and _same_actor(wanted, told, names)
    verb = wanted and told and told.verb in wanted.verb.split("|")
    for name, same in (("actor", actor), ("verb", verb)):
        result.fields[name].add(
            Tally(bool(same), bool(told and not same), bool(wanted and not same))
        )
    if wanted is not None and wanted.target == "*":
        return
    so = bool(wanted and wanted.target)
    same = bool(wanted and told and so and _same_target(wanted, told, names))
    said = told is not None and told.target is not None
    result.fields["target"].add(Tally(same, said and not same, so and not same))


def _same_actor(wanted: KeyDeed, told: Deed, names: Mapping[str, str]) -> bool:
    """By name; somebody unnamed by the head noun."""
    name, wished = names.get(told.actor or "", told.actor or ""), wanted.actor or ""
    return name.upper() == wished.upper() or (wished.islower() and _head(name) == _head(wished))


def _same_target(wanted: KeyDeed, told: Deed, names: Mapping[str, str]) -> bool:
    """A person by name, a thing by its head noun, said as target, as prop or in the direction."""
    if wanted.target == "*":
        return True
    if wanted.target is None:
        return told.target is None
    said = {names[thing].upper() for thing in (told.target, told.prop) if thing in names}
    nouns = {_head(thing) for thing in (told.target, told.prop) if thing and thing not in names}
    nouns |= {_head(word.strip(".,")) for word in told.direction.split()}
    wished = wanted.target.split("|")
    return any(w.upper() in said or (not w.isupper() and _head(w) in nouns) for w in wished)


def _head(phrase: str) -> str:
    """The head noun of a phrase, in lower case and the singular."""
    last = phrase.lower().split()[-1] if phrase.split() else ""
    return last[:-1] if last.endswith("s") and not last.endswith("ss") else last


def _shown(deed: Deed, names: Mapping[str, str]) -> str:
    target = names.get(deed.target or "", deed.target)
    return f"{names.get(deed.actor or '', deed.actor)}|{deed.verb}|{target}"


def _key_shown(deed: KeyDeed | None) -> str:
    return f"{deed.actor}|{deed.verb}|{deed.target}" if deed else "nothing"
