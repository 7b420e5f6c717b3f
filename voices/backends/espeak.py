"""Voices for other languages: eSpeak NG speaks, WORLD casts.

Enters: a line in any of some hundred languages and its casting. Leaves: a take with the engine's
own phone times. Needs Debian's `espeak-ng`, which runs as a program apart.
"""

import json
import re
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, cast

import voices.engines
from screenplay.scene_graph import Line
from voices.casting import Casting
from voices.engines.calling import answers, call, digest
from voices.phones import SILENCE, from_ipa
from voices.takes import Take
from voices.wording import Phrase, is_rising, phrases, unspoken

if TYPE_CHECKING:
    from collections.abc import Iterator

    from voices.speaking import RawPhone, RawPhrase

_PROGRAM = Path(voices.engines.__file__).parent / "espeak_program.py"
_RECIPE = "1"  # raise when the same engine comes to speak otherwise
_VARIANT = "f2"  # the most intelligible of its variants; all castings are made from it
_PITCH_HZ = 196.0  # its mean pitch
_FORMANTS = 1.11  # its formant height against an adult man's
_RANGE_HZ = (90.0, 420.0)
_WORDS_PER_MINUTE = 155
_JOINT_S = 0.05
_IDEOGRAPHS = re.compile(r"[\u3400-\u9fff]")


class Espeak:
    """Any language that eSpeak NG has, in any cast voice."""

    def __init__(self) -> None:
        """Find eSpeak NG.

        Raises:
            MissingEngine: its library is not installed.
        """
        files = cast("list[str]", json.loads(_ask("en", [], "check")))
        self.ident = (
            f"espeak/{_RECIPE} espeak-ng-{digest(files)} pyworld-{version('pyworld-prebuilt')}"
        )

    def speak(self, line: Line, casting: Casting) -> Take:
        """The line in its language and the cast voice.

        A language that is not there is read by English rules, and the take says so.

        Raises:
            EngineFailure: eSpeak NG stopped.
        """
        # here, for whoever only asks for the ident: it brings WORLD and soxr
        from voices.speaking import Base, perform

        said = phrases(line.text, english=False)
        output = _ask(line.language, [_words(phrase) for phrase in said], line.id) if said else b""
        base = Base(
            *_RANGE_HZ,
            pitch=casting.pitch_hz / _PITCH_HZ,
            tract=casting.formants / _FORMANTS,
        )
        remarks = _remarks(line, output)
        raw = _raw(said, output)
        return perform(line, casting, base, raw, f"{self.ident} {casting.voice}", remarks)


def _ask(language: str, texts: list[list[tuple[int, str]]], line_id: str) -> bytes:
    request = {
        "language": language,
        "variant": _VARIANT,
        "words_per_minute": _WORDS_PER_MINUTE,
        "texts": texts,
    }
    return call(_PROGRAM, request, engine="espeak-ng", package="espeak-ng", line_id=line_id)


def _words(phrase: Phrase) -> list[tuple[int, str]]:
    """Typed word numbers with spellings, the closing mark on the last."""
    mark = {"question": "?", "exclaim": "!"}.get(phrase.ending.value, ".")
    found = [(t.word, t.spelling.rstrip(".,;:") + ("," if t.comma else "")) for t in phrase.tokens]
    last, spelling = found[-1]
    found[-1] = (last, spelling.rstrip(",.!?。？！।؟") + mark)
    return found


def _raw(said: tuple[Phrase, ...], output: bytes) -> "Iterator[RawPhrase]":
    from voices.speaking import RawPhrase

    if not said:
        return
    for phrase, (head, samples) in zip(said, answers(output), strict=True):
        yield RawPhrase(
            samples,
            cast("int", head["rate"]),
            _phones(cast("list[list[object]]", head["phones"]), cast("int", head["rate"])),
            phrase.ending,
            rising=is_rising(phrase),
            emphatic=frozenset(token.word for token in phrase.tokens if token.emphatic),
        )


def _phones(entries: list[list[object]], rate_hz: int) -> "tuple[RawPhone, ...]":
    """Phones under common names; joints too short for a pause go to the sound that follows."""
    from voices.speaking import RawPhone

    found: list[RawPhone] = []
    start = 0
    for entry in entries:
        ipa, end, word = cast("tuple[str, int, int]", tuple(entry))
        name = from_ipa(ipa)
        if name is None and found and end - start < _JOINT_S * rate_hz:
            continue
        stressed = "ˈ" in ipa
        found.append(RawPhone(name or SILENCE, end, stressed, word if name else -1))
        start = end
    return tuple(found)


def _remarks(line: Line, output: bytes) -> list[str]:
    remarks = []
    if any(not head["spoken"] for head, _ in answers(output)):
        remarks.append(
            f"language {line.language!r} is not spoken here: read letter by letter as English would"
        )
    if _IDEOGRAPHS.search(line.text):
        remarks.append("Chinese characters are named one by one: the engine cannot read them")
    if left_out := unspoken(line.text, english=False):
        remarks.append(f"not spoken: {' '.join(left_out)}")
    return remarks
