"""Flite's libraries as a program: texts in, samples and exact times out.

Enters: on standard input one JSON object {"voice": "rms", "lexicon": path, "texts": [...]}.
Leaves: on standard output per text a JSON line {"rate", "samples", "tokens", "phones"}, then the
samples as little-endian 16 bit; phones are [name, end sample, stressed, token index or −1]. With
"texts" empty one line lists the library files of every voice in "voices", which are loaded for it.
Exit status 3: a library is missing.

It runs as `python -I -S flite_program.py`, alone and without third-party modules, so that flite's
C code shares no memory with the film. The library tells which word of the text each phone belongs
to; the `flite` command does not.
"""

import ctypes
import json
import sys
from typing import Any

P, S, F, N = ctypes.c_void_p, ctypes.c_char_p, ctypes.c_float, ctypes.c_int
_SIGNATURES: dict[str, tuple[Any, ...]] = {  # name: result, arguments
    "flite_init": (N,),
    "flite_synth_text": (P, S, P),
    "flite_voice_add_lex_addenda": (N, P, S),
    "flite_ffeature_string": (S, P, S),
    "utt_relation": (P, P, S),
    "utt_wave": (P, P),
    "relation_head": (P, P),
    "item_next": (P, P),
    "item_parent": (P, P),
    "item_as": (P, P, S),
    "item_feat_string": (S, P, S),
    "item_feat_float": (F, P, S),
    "delete_utterance": (None, P),
}


class Wave(ctypes.Structure):
    """cst_wave of flite 2."""

    _fields_ = [  # ctypes asks for a plain list
        ("type", S),
        ("rate", N),
        ("count", N),
        ("channels", N),
        ("samples", ctypes.POINTER(ctypes.c_short)),
    ]


def load(voice: str) -> tuple[Any, Any]:
    """The library with its signatures set, and the named voice."""
    flite = ctypes.CDLL("libflite.so.1", mode=ctypes.RTLD_GLOBAL)
    for needed in ("libflite_cmulex.so.1", "libflite_usenglish.so.1"):
        ctypes.CDLL(needed, mode=ctypes.RTLD_GLOBAL)
    register = getattr(ctypes.CDLL(f"libflite_cmu_us_{voice}.so.1"), f"register_cmu_us_{voice}")
    register.restype, register.argtypes = P, (S,)
    for name, (result, *arguments) in _SIGNATURES.items():
        function = getattr(flite, name)
        function.restype, function.argtypes = result, tuple(arguments)
    flite.flite_init()
    return flite, register(None)


def items(flite: Any, utterance: Any, relation: bytes) -> list[Any]:  # noqa: ANN401  # C handles
    """Every item of a relation, in order."""
    found = []
    item = flite.relation_head(flite.utt_relation(utterance, relation))
    while item:
        found.append(item)
        item = flite.item_next(item)
    return found


def phone(flite: Any, segment: Any, tokens: dict[Any, int], rate: int) -> list[Any]:  # noqa: ANN401
    """[name, end sample, stressed, token index]; silences belong to no token."""
    name = flite.item_feat_string(segment, b"name").decode()
    end = round(flite.item_feat_float(segment, b"end") * rate)
    inside = flite.item_as(segment, b"SylStructure")
    if not inside:
        return [name, end, False, -1]
    syllable = flite.item_parent(inside)
    stressed = flite.flite_ffeature_string(syllable, b"stress") == b"1"
    word = flite.item_as(flite.item_parent(syllable), b"Token")
    return [name, end, stressed, tokens[flite.item_parent(word)]]


def spoken(flite: Any, voice: Any, text: str) -> tuple[dict[str, Any], bytes]:  # noqa: ANN401
    """Times and samples of one text."""
    utterance = flite.flite_synth_text(text.encode("ascii"), voice)
    wave = Wave.from_address(flite.utt_wave(utterance))
    tokens = {item: index for index, item in enumerate(items(flite, utterance, b"Token"))}
    phones = [
        phone(flite, segment, tokens, wave.rate) for segment in items(flite, utterance, b"Segment")
    ]
    names = [flite.item_feat_string(item, b"name").decode() for item in tokens]
    samples = ctypes.string_at(wave.samples, 2 * wave.count)
    head = {"rate": wave.rate, "samples": wave.count, "tokens": names, "phones": phones}
    flite.delete_utterance(utterance)
    return head, samples


def loaded_files() -> list[str]:
    """Paths of the flite libraries mapped into this process (Linux)."""
    with open("/proc/self/maps", encoding="utf-8") as maps:  # noqa: PTH123  # pathlib is slow here
        paths = {part[5].strip() for part in (row.split(None, 5) for row in maps) if len(part) > 5}
    return sorted(path for path in paths if "libflite" in path)


def main() -> int:
    """Speak every text asked for."""
    request = json.load(sys.stdin)
    try:
        for other in request.get("voices", ()):
            load(other)
        flite, voice = load(request["voice"])
    except (OSError, AttributeError) as missing:
        print(missing, file=sys.stderr)  # noqa: T201  # a program's voice
        return 3
    out = sys.stdout.buffer
    if not request["texts"]:
        out.write(json.dumps(loaded_files()).encode() + b"\n")
    if request.get("lexicon"):
        flite.flite_voice_add_lex_addenda(voice, request["lexicon"].encode())
    for text in request["texts"]:
        head, samples = spoken(flite, voice, text)
        out.write(json.dumps(head).encode() + b"\n" + samples)
    return 0


if __name__ == "__main__":
    sys.exit(main())
