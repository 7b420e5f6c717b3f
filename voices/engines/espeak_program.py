"""eSpeak NG's library as a program: texts in, samples and phone times out.

Enters: on standard input one JSON object {"language": "fr", "variant": "f2", "words_per_minute":
160, "texts": [[[word number, spelling], …], …]}. Leaves: on standard output per text a JSON line
{"rate", "samples", "spoken", "phones"}, then the samples as little-endian 16 bit; phones are
[IPA, end sample, word number or −1], "spoken" is the voice found, "" when the language has none
and English letter rules were used. With "texts" empty one line lists the loaded library files.
Exit status 3: the library is missing.

It runs as `python -I -S espeak_program.py`, apart from the film: eSpeak NG is licensed under the
GPL and shares no process with Storyreel. Each text is spoken in a fresh fork, because the engine
carries state from one text to the next and would not repeat itself.
"""

import ctypes
import json
import os
import sys
from typing import Any

_SYNCHRONOUS, _PHONEME_EVENTS, _IPA, _DONT_EXIT = 2, 1, 2, 0x8000
_RATE, _UTF8, _BY_CHARACTER = 1, 1, 1
_WORD, _PHONEME, _END = 1, 7, 5


class _Id(ctypes.Union):
    _fields_ = [  # ctypes asks for a plain list
        ("number", ctypes.c_int),
        ("name", ctypes.c_char_p),
        ("string", ctypes.c_char * 8),
    ]


class Event(ctypes.Structure):
    """espeak_EVENT."""

    _fields_ = [  # ctypes asks for a plain list
        ("type", ctypes.c_int),
        ("unique_identifier", ctypes.c_uint),
        ("text_position", ctypes.c_int),
        ("length", ctypes.c_int),
        ("audio_position", ctypes.c_int),
        ("sample", ctypes.c_int),
        ("user_data", ctypes.c_void_p),
        ("id", _Id),
    ]


class Voice(ctypes.Structure):
    """espeak_VOICE, its first fields."""

    _fields_ = [  # ctypes asks for a plain list
        ("name", ctypes.c_char_p),
        ("languages", ctypes.c_void_p),
        ("identifier", ctypes.c_char_p),
    ]


CALLBACK = ctypes.CFUNCTYPE(
    ctypes.c_int, ctypes.POINTER(ctypes.c_short), ctypes.c_int, ctypes.POINTER(Event)
)
_OTHER_NAMES = {"zh": "cmn", "no": "nb", "iw": "he", "in": "id", "tl": "fil", "zh-tw": "cmn"}


def load() -> tuple[Any, int]:
    """The library, initialised, and its sample rate."""
    espeak = ctypes.CDLL("libespeak-ng.so.1")
    espeak.espeak_ListVoices.restype = ctypes.POINTER(ctypes.POINTER(Voice))
    options = _PHONEME_EVENTS | _IPA | _DONT_EXIT
    rate = espeak.espeak_Initialize(_SYNCHRONOUS, 0, None, options)
    if rate <= 0:
        raise OSError("eSpeak NG has no data files")
    return espeak, rate


def identifiers(espeak: Any) -> dict[str, str]:  # noqa: ANN401  # a C library
    """Voice identifier of every language tag, the engine's preferred voice first."""
    found: dict[str, tuple[int, str]] = {}
    voices = espeak.espeak_ListVoices(None)
    index = 0
    while voices[index]:
        voice = voices[index].contents
        identifier = voice.identifier.decode()
        at = voice.languages
        while (raw := ctypes.string_at(at)) != b"":
            priority, tag = raw[0], raw[1:].decode()
            if tag not in found or priority < found[tag][0]:
                found[tag] = (priority, identifier)
            at += len(raw) + 1
        index += 1
    return {tag: identifier for tag, (_, identifier) in found.items()}


def choose(espeak: Any, language: str, variant: str) -> str:  # noqa: ANN401  # a C library
    """Set the voice of a language; "" when it has none and English was set instead."""
    known = identifiers(espeak)
    wanted = language.lower()
    base = wanted.split("-")[0]
    names = (wanted, _OTHER_NAMES.get(wanted), base, _OTHER_NAMES.get(base), f"{base}-{base}")
    for name in names:
        if not name or name not in known:
            continue
        if espeak.espeak_SetVoiceByName(f"{known[name]}+{variant}".encode()) == 0:
            return name
    espeak.espeak_SetVoiceByName(f"gmw/en+{variant}".encode())
    return ""


def spoken(espeak: Any, words: list[tuple[int, str]]) -> tuple[list[Any], bytes]:  # noqa: ANN401
    """Phones and samples of one text."""
    text, owners = "", []
    for number, spelling in words:
        owners += [number] * (len(spelling) + 1)
        text += spelling + " "
    sound = bytearray()
    starts: list[tuple[str, int, int]] = []
    current = [-1]

    def take(samples: Any, count: int, events: Any) -> int:  # noqa: ANN401  # C pointers
        if count > 0 and samples:
            sound.extend(ctypes.string_at(samples, 2 * count))
        index = 0
        while events[index].type:
            event = events[index]
            if event.type == _WORD:
                current[0] = owners[min(max(event.text_position - 1, 0), len(owners) - 1)]
            elif event.type == _PHONEME:
                ipa = bytes(event.id.string).decode(errors="ignore")
                starts.append((ipa, event.sample, current[0] if ipa else -1))
            index += 1
        return 0

    callback = CALLBACK(take)
    espeak.espeak_SetSynthCallback(callback)
    encoded = text.encode() + b"\0"
    espeak.espeak_Synth(encoded, len(encoded), 0, _BY_CHARACTER, 0, _UTF8, None, None)
    total = len(sound) // 2
    ends = [start for _, start, _ in starts[1:]] + [total]
    phones = [[ipa, end, word] for (ipa, _, word), end in zip(starts, ends, strict=True)]
    if starts and starts[0][1] > 0:
        phones.insert(0, ["", starts[0][1], -1])
    return phones, bytes(sound)


def answer(espeak: Any, rate: int, found: str, words: list[tuple[int, str]]) -> bytes:  # noqa: ANN401
    """Header and samples of one text, spoken in a fork of its own."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        phones, samples = spoken(espeak, words)
        head = {"rate": rate, "samples": len(samples) // 2, "spoken": found, "phones": phones}
        with os.fdopen(writing, "wb") as out:
            out.write(json.dumps(head).encode() + b"\n" + samples)
        os._exit(0)
    os.close(writing)
    with os.fdopen(reading, "rb") as back:
        said = back.read()
    if os.waitpid(child, 0)[1] != 0 or not said:
        raise RuntimeError("the engine crashed")
    return said


def loaded_files() -> list[str]:
    """Paths of the libraries mapped into this process (Linux)."""
    with open("/proc/self/maps", encoding="utf-8") as maps:  # noqa: PTH123  # pathlib is slow here
        paths = {part[5].strip() for part in (row.split(None, 5) for row in maps) if len(part) > 5}
    return sorted(path for path in paths if "libespeak" in path)


def main() -> int:
    """Speak every text asked for."""
    request = json.load(sys.stdin)
    try:
        espeak, rate = load()
    except OSError as missing:
        print(missing, file=sys.stderr)  # noqa: T201  # a program's voice
        return 3
    out = sys.stdout.buffer
    if not request["texts"]:
        out.write(json.dumps(loaded_files()).encode() + b"\n")
        return 0
    found = choose(espeak, request["language"], request["variant"])
    espeak.espeak_SetParameter(_RATE, request["words_per_minute"], 0)
    for words in request["texts"]:
        out.write(answer(espeak, rate, found, words))
    return 0


if __name__ == "__main__":
    sys.exit(main())
