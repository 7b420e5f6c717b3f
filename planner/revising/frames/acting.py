"""Frames for acting: how a line or a moment is played.

Enters: a case. Leaves: Perform edits, one for each line meant.
"""

import re
from collections.abc import Sequence

from planner.edits import AnyEdit, Perform
from planner.revising.answers import Unread
from planner.revising.frames.slots import Case, Frame, frame
from planner.revising.frames.wanting import wanted
from screenplay.scene_graph import Beat, Delivery, Emotion


def parts(case: Case) -> list[tuple[Beat, str | None]]:
    """The beats to be played, and by whom: None for a line's own speaker."""
    people = case.people() or (case.about.people if len(case.about.people) == 1 else ())
    beats = case.named_beats()
    if not beats and not case.named_shots() and not case.about.shots and not case.pointed():
        beats = case.about.beats
    if not beats:
        if case.named_scenes() and not case.named_shots():
            raise Unread("acting goes by the line: name a shot or a line")
        beats = tuple(b for s in case.shots() for b in case.film.beats_in(s))
    for shot in case.named_shots():
        if people and not case.all("beats") and not set(people) & set(shot.framing.subjects):
            raise Unread(f"{case.film.named(people[0])} is not in shot {shot.number}")
    spoken = [b for b in beats if b.line and (not people or set(people) & set(b.line.speakers))]
    if spoken:
        return [(b, None) for b in _one_voice(case, spoken)]
    if not beats:
        raise Unread("nobody acts there")
    who = people[0] if people else case.someone()
    acted = [b for b in beats if any(d.actor == who for d in b.deeds)] or list(beats)
    case.present(who, case.film.scene_of(acted[0]))
    return [(acted[0], who)]


def _one_voice(case: Case, beats: list[Beat]) -> list[Beat]:
    speakers = list(dict.fromkeys(b.line.speakers for b in beats if b.line))
    if len(speakers) < 2:
        return beats
    chosen = case.pointers.choose("Whose line?", [(case.film.named(s[0]), s) for s in speakers])
    return [b for b in beats if b.line and b.line.speakers == chosen]


def _now(beat: Beat) -> Delivery:
    return beat.line.delivery if beat.line else Delivery()


_ACTS = re.compile(
    r"\b(?:act|play|perform|deliver|say|said|read|sound|delivery|acting|performance|expression|"
    r"line|"
    r"feeling|emotion|speak|talk|reaction|react|tone|voice|face)(?:s|ed|ing|ly)?\b"
)


def _acted(case: Case) -> None:
    """Raises Unread where nobody is spoken of: a picture may be warm or flat too."""
    if not (
        case.people()
        or case.all("beats")
        or _ACTS.search(case.said.text)
        or any(isinstance(e, Perform) for e in case.about.edits)
        or case.about.people
        or case.about.beats
    ):
        raise Unread("whether that is for the acting is not clear")


_GOING = frozenset(("crosses", "crossing", "crossed"))  # over the room


def _felt(case: Case) -> Sequence[AnyEdit]:
    _acted(case)
    words = [c for c in case.all("emotion") if not c.contrast]
    if any(c.text in _GOING for c in words):
        raise Unread("how it is to be played is not clear")
    stated = case.said.states and not case.said.wishes
    plain = stated and not any(c.too or c.step or c.neg or c.so or c.enough for c in words)
    if plain and any(not isinstance(e, Perform) for e in case.about.edits):
        raise Unread("whether that is wished, or only why, is not clear")  # "push in, he is sad"
    found: list[AnyEdit] = []
    kinds = {c.value("emotion") for c in words if not c.neg}
    if any(c.too or (stated and not c.step and not c.neg) for c in words):
        if len(words) != 1:
            raise Unread("how it is to be played is not clear")
        return [
            Perform(beat=b.id, character=w, intensity=_intensity(b, -1, case))
            for b, w in parts(case)
        ]
    if len(kinds) != 1 and not any(c.neg or c.step < 0 for c in words):
        raise Unread("one feeling at a time")
    word = words[0]
    for beat, who in parts(case):
        emotion = Emotion(word.value("emotion"))
        if word.enough or (word.neg and word.so):
            found.append(
                Perform(
                    beat=beat.id,
                    character=who,
                    emotion=emotion,
                    intensity=_intensity(beat, 1, case),
                )
            )
        elif word.step < 0 or word.neg:
            way = 1 if emotion is Emotion.NEUTRAL else -1
            found.append(
                Perform(beat=beat.id, character=who, intensity=_intensity(beat, way, case))
            )
        elif _now(beat).emotion is emotion:
            found.append(
                Perform(
                    beat=beat.id,
                    character=who,
                    emotion=emotion,
                    intensity=_intensity(beat, 1, case),
                )
            )
        else:
            strong = {"intensity": 0.9} if case.much or word.very else {}
            found.append(Perform(beat=beat.id, character=who, emotion=emotion, **strong))  # type: ignore[arg-type]
    return found


def _intensity(beat: Beat, way: int, case: Case) -> float:
    step = 0.1 if case.slightly else 0.4 if case.much else 0.2
    return round(min(1.0, max(0.0, _now(beat).intensity + way * step)), 2)


def _energy(case: Case) -> Sequence[AnyEdit]:
    word = case.first("w.energy")
    if word is None or word.neg:
        raise Unread("more or less of it?")
    _acted(case)
    way = 1 if word.value("w.energy") == "+" else -1
    way = -way if word.too else way
    return [
        Perform(beat=b.id, character=w, intensity=_intensity(b, way, case)) for b, w in parts(case)
    ]


def _gesture(case: Case) -> Sequence[AnyEdit]:
    concept = case.first("gesture")
    if concept is None or concept.value("gesture") == "wink":
        raise Unread("that is no gesture that can be played")
    verb = concept.value("gesture")
    person = case.someone()
    beats = case.named_beats() or tuple(case.film.beats_in(case.shot()))
    if not beats:
        raise Unread("nobody acts there")
    if not case.named_beats() and person not in case.shot().framing.subjects:
        raise Unread(f"{case.film.named(person)} is not in shot {case.shot().number}")
    mine = [b for b in beats if b.line and b.line.speakers == (person,)]
    acted = [b for b in beats if b.line is None and any(d.actor == person for d in b.deeds)]
    beat = (mine or acted or list(beats))[0]
    case.present(person, case.film.scene_of(beat))
    return [Perform(beat=beat.id, character=None if mine else person, gesture=verb)]


def _lines(case: Case) -> list[Beat]:
    played = parts(case)
    if any(b.line is None for b, _ in played):
        raise Unread("they say nothing there")
    return [b for b, _ in played]


def _whispered(case: Case) -> Sequence[AnyEdit]:
    word = case.first("whisper")
    return [Perform(beat=b.id, whisper=not (word and word.neg)) for b in _lines(case)]


def _shouted(case: Case) -> Sequence[AnyEdit]:
    word = case.first("shout")
    return [Perform(beat=b.id, shout=not (word and word.neg)) for b in _lines(case)]


def _paced(case: Case) -> Sequence[AnyEdit]:
    word = case.first("s.speed", "w.speed")
    way = wanted(word, "speed", case.said) if word else 0
    if way == 0:
        raise Unread("faster or slower?")
    if not (case.named_beats() or case.named_shots() or case.about.beats or case.pointed()):
        raise Unread("which line is meant is not clear")
    step = 0.08 if case.slightly else 0.3 if case.much else 0.15
    if percent := case.first("percent"):
        step = case.spelled.percents[int(percent.value("percent")[2:])] / 100
    return [
        Perform(beat=b.id, pace=round(_now(b).pace * (1 + way * step), 2)) for b in _lines(case)
    ]


def _paused(case: Case) -> Sequence[AnyEdit]:
    return [Perform(beat=case.one_beat(_lines(case)).id, pause_before=True)]


_PLAYED = (
    "person perform say n.voice n.line add stage see look face dialogue only same hold "
    "body gesture feature n.camera n.look n.scene start end beats order"
)
FRAMES: tuple[Frame, ...] = (
    frame("feeling", "emotion", _PLAYED, _felt, negs="emotion", rank=1),
    frame("energy", "w.energy", _PLAYED, _energy, rank=2),
    frame("gesture", "gesture", _PLAYED.replace("gesture", ""), _gesture, rank=1, staged=True),
    frame("whisper", "whisper", _PLAYED, _whispered, negs="whisper", rank=1),
    frame("shout", "shout", _PLAYED, _shouted, negs="shout", rank=2),
    frame(
        "a line's pace",
        "s.speed|w.speed say|n.line|perform|beats|dialogue",
        f"{_PLAYED} percent",
        _paced,
        rank=1,
        negs="s.speed",
    ),
    frame("pause first", "pause before|start", _PLAYED, _paused, rank=2),
)
