"""The speech sounds of every language under one set of names.

Enters: an engine's own phone names. Leaves: ARPAbet in lower case, the set that mouths are drawn
from: 39 English phones, "ax" and "pau" for silence. Sounds that English lacks take the name of
the one that looks most like them on the lips.
"""

import unicodedata

SILENCE = "pau"
VOWELS = frozenset({
    "aa", "ae", "ah", "ao", "aw", "ax", "ay", "eh", "er", "ey", "ih", "iy", "ow", "oy", "uh",
    "uw",
})  # fmt: skip
CONSONANTS = frozenset({
    "b", "ch", "d", "dh", "f", "g", "hh", "jh", "k", "l", "m", "n", "ng", "p", "r", "s", "sh",
    "t", "th", "v", "w", "y", "z", "zh",
})  # fmt: skip
PHONES = VOWELS | CONSONANTS | {SILENCE}

# IPA letter → ARPAbet by its look: lips first (rounding, closure), then jaw, then tongue.
_IPA = {
    "a": "aa", "ɑ": "aa", "ɐ": "ah", "ɒ": "ao", "æ": "ae", "ʌ": "ah", "ə": "ax", "ɘ": "ax",
    "ɜ": "er", "ɝ": "er", "ɚ": "er", "ɞ": "er", "ɤ": "ah", "ɨ": "ih", "ɯ": "ih", "ᵻ": "ih",
    "e": "ey", "ɛ": "eh", "ɪ": "ih", "i": "iy", "ɔ": "ao", "o": "ow", "ø": "uh", "œ": "uh",
    "ɶ": "ao", "ɵ": "uh", "u": "uw", "ʊ": "uh", "ʉ": "uw", "y": "uw", "ʏ": "uh",
    "p": "p", "b": "b", "m": "m", "ɓ": "b", "ɸ": "f", "β": "v", "ʙ": "b", "f": "f", "v": "v",
    "ɱ": "v", "ʋ": "v", "ⱱ": "v", "θ": "th", "ð": "dh", "t": "t", "d": "d", "n": "n", "s": "s",
    "z": "z", "r": "r", "ɾ": "d", "l": "l", "ɫ": "l", "ɬ": "l", "ɮ": "l", "ɹ": "r", "ɺ": "l",
    "ʈ": "t", "ɖ": "d", "ɗ": "d", "ᶑ": "d", "ɳ": "n", "ʂ": "sh", "ʐ": "zh", "ɽ": "r", "ɻ": "r",
    "ɭ": "l", "ʃ": "sh", "ʒ": "zh", "ɕ": "sh", "ʑ": "zh", "ɧ": "sh", "c": "k", "ɟ": "g",
    "ʄ": "g", "ɲ": "n", "ç": "hh", "ʝ": "y", "j": "y", "ʎ": "l", "ʟ": "l", "k": "k", "g": "g",
    "ɡ": "g", "ɠ": "g", "ŋ": "ng", "x": "hh", "ɣ": "g", "ɰ": "g", "w": "w", "ʍ": "w", "ɥ": "w",
    "q": "k", "ɢ": "g", "ʛ": "g", "ɴ": "ng", "χ": "hh", "ʁ": "r", "ʀ": "r", "ħ": "hh",
    "ʕ": "hh", "h": "hh", "ɦ": "hh", "ʔ": SILENCE, "ʡ": SILENCE, "ʢ": "hh", "ǀ": "t", "ǃ": "t",
    "ǂ": "t", "ʘ": "p", "ǁ": "l",
}  # fmt: skip
_JOINED = {
    "aɪ": "ay", "aʊ": "aw", "eɪ": "ey", "oʊ": "ow", "əʊ": "ow", "ɔɪ": "oy", "tʃ": "ch",
    "dʒ": "jh", "tɕ": "ch", "dʑ": "jh", "tʂ": "ch", "ts": "s", "dz": "z", "ai": "ay", "au": "aw",
    "ei": "ey", "ou": "ow", "oi": "oy", "ɛɪ": "ey", "œʏ": "oy", "ɔʏ": "oy", "ɔø": "oy", "pf": "f",
}  # fmt: skip


def from_ipa(ipa: str) -> str | None:
    """ARPAbet name of one IPA phone; None when it holds only marks, as of length or tone.

    Secondary articulation is passed over. A letter that is not known is a neutral vowel, so that
    the mouth moves where there is sound.
    """
    composed = unicodedata.normalize("NFC", ipa)
    if "ç" in composed:  # taken apart it would be a c
        return "hh"
    letters = "".join(c for c in unicodedata.normalize("NFD", composed) if c in _IPA)
    if letters:
        return _JOINED.get(letters[:2]) or _IPA[letters[0]]
    unknown = any(unicodedata.category(c) in {"Ll", "Lo", "Lu"} for c in composed)
    return "ax" if unknown else None
