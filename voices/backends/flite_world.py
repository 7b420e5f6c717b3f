"""The built-in voice: flite speaks English, WORLD casts it.

Enters: a line and its casting. Leaves: a take with native phone times. Needs Debian's `flite`; no
model is downloaded.
"""

import json
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, cast

import voices.engines
from screenplay.scene_graph import Line
from voices.casting import BASE_PITCH_HZ, Casting
from voices.engines.calling import answers, call, digest
from voices.errors import UnknownRecipe
from voices.takes import Take
from voices.wording import Phrase, engine_text, is_rising, owners, phrases, romanised, unspoken

if TYPE_CHECKING:
    from collections.abc import Iterator

    from voices.speaking import RawPhone, RawPhrase

_FOLDER = Path(voices.engines.__file__).parent
_PROGRAM = _FOLDER / "flite_program.py"
_LEXICON = _FOLDER / "interjections.lex"
_RECIPE = "1"  # raise when the same engine comes to speak otherwise
_RANGE_HZ = {
    "rms": (55.0, 220.0),
    "awb": (65.0, 280.0),
    "kal16": (55.0, 220.0),
    "slt": (90.0, 400.0),
}
# Half the way from each base's long-term spectrum, by octaves, to that of human speech (Byrne et
# al. 1994): without it the voices boom and lack presence on small loudspeakers.
_EQUALISERS = {
    "rms": ((90.0, -4.0), (187.0, -3.0), (375.0, 0.0), (750.0, 3.0), (1500.0, 5.0), (3000.0, 0.0)),
    "awb": ((90.0, -1.0), (187.0, -1.5), (375.0, 0.0), (750.0, 1.0), (1500.0, 3.0), (3000.0, 0.0),
            (6000.0, 3.0)),
    "kal16": ((90.0, 0.0), (6000.0, 0.0)),
    "slt": ((90.0, -3.0), (187.0, -5.0), (375.0, 1.0), (750.0, 2.0), (1500.0, 5.0), (3000.0, 3.0),
            (6000.0, 2.0)),
}  # fmt: skip


class FliteWorld:
    """English in any cast voice, by flite 2 and WORLD."""

    def __init__(self) -> None:
        """Find flite.

        Raises:
            MissingEngine: flite's libraries are not installed.
        """
        self.ident = (
            f"flite_world/{_RECIPE} flite-{digest(_library_files())} "
            f"pyworld-{version('pyworld-prebuilt')}"
        )

    def speak(self, line: Line, casting: Casting) -> Take:
        """The line in the cast voice.

        Raises:
            EngineFailure: flite stopped.
            UnknownRecipe: the casting's base is no voice of flite's.
        """
        # here, for whoever only asks for the ident: it brings WORLD and soxr
        from voices.speaking import Base, perform

        if casting.base not in _RANGE_HZ:
            raise UnknownRecipe(casting.base, tuple(_RANGE_HZ))
        floor_hz, ceiling_hz = _RANGE_HZ[casting.base]
        base = Base(floor_hz, ceiling_hz, casting.pitch, casting.tract, _EQUALISERS[casting.base])
        raw = _raw(line, casting.base)
        return perform(line, casting, base, raw, f"{self.ident} {casting.voice}", _remarks(line))


def _library_files() -> list[str]:
    bases = sorted(BASE_PITCH_HZ)
    request = {"voice": bases[0], "voices": bases, "texts": []}
    output = call(_PROGRAM, request, engine="flite", package="flite", line_id="check")
    return cast("list[str]", json.loads(output))


def _ask(base: str, texts: list[str], line_id: str) -> bytes:
    request = {"voice": base, "lexicon": str(_LEXICON), "texts": texts}
    return call(_PROGRAM, request, engine="flite", package="flite", line_id=line_id)


def _raw(line: Line, base: str) -> "Iterator[RawPhrase]":
    from voices.speaking import RawPhrase

    said = phrases(line.text)
    if not said:
        return
    output = _ask(base, [engine_text(phrase) for phrase in said], line.id)
    for phrase, (head, samples) in zip(said, answers(output), strict=True):
        typed = owners(phrase, cast("list[str]", head["tokens"]))
        yield RawPhrase(
            samples,
            cast("int", head["rate"]),
            tuple(_phone(entry, typed) for entry in cast("list[list[object]]", head["phones"])),
            phrase.ending,
            rising=is_rising(phrase),
            emphatic=_emphatic(phrase),
        )


def _phone(entry: list[object], typed: tuple[int, ...]) -> "RawPhone":
    from voices.speaking import RawPhone

    name, end, stressed, token = cast("tuple[str, int, bool, int]", tuple(entry))
    return RawPhone(name, end, stressed, typed[token] if token >= 0 else -1)


def _emphatic(phrase: Phrase) -> frozenset[int]:
    return frozenset(token.word for token in phrase.tokens if token.emphatic)


def _remarks(line: Line) -> list[str]:
    remarks = []
    if not line.language.lower().startswith("en"):
        remarks.append(
            f"language {line.language!r} read as English; "
            "for its own sounds run: apt-get install espeak-ng"
        )
    if left_out := unspoken(line.text):
        remarks.append(f"not spoken: {' '.join(left_out)}")
    if foreign := romanised(line.text):
        remarks.append(f"read by sound, as written in Latin letters: {' '.join(foreign)}")
    return remarks
