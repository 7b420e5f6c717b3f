"""The language a text is most likely written in, told by its script.

Enters: text. Leaves: a BCP 47 language tag. Latin letters do not tell one language from another:
they count as the script's own language, which the title page may name.
"""

import re
from collections import Counter

_SCRIPTS = (
    ("ja", re.compile(r"[\u3040-\u30ff]")),
    ("zh", re.compile(r"[\u4e00-\u9fff]")),
    ("ko", re.compile(r"[\uac00-\ud7af]")),
    ("ru", re.compile(r"[\u0400-\u04ff]")),
    ("ar", re.compile(r"[\u0600-\u06ff]")),
    ("he", re.compile(r"[\u0590-\u05ff]")),
    ("el", re.compile(r"[\u0370-\u03ff]")),
    ("hi", re.compile(r"[\u0900-\u097f]")),
    ("bn", re.compile(r"[\u0980-\u09ff]")),
    ("pa", re.compile(r"[\u0a00-\u0a7f]")),
    ("gu", re.compile(r"[\u0a80-\u0aff]")),
    ("ta", re.compile(r"[\u0b80-\u0bff]")),
    ("te", re.compile(r"[\u0c00-\u0c7f]")),
    ("kn", re.compile(r"[\u0c80-\u0cff]")),
    ("ml", re.compile(r"[\u0d00-\u0d7f]")),
    ("th", re.compile(r"[\u0e00-\u0e7f]")),
)
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f]")
_NAMES = {
    "english": "en", "german": "de", "deutsch": "de", "french": "fr", "français": "fr",
    "spanish": "es", "español": "es", "italian": "it", "italiano": "it", "portuguese": "pt",
    "português": "pt", "dutch": "nl", "nederlands": "nl", "polish": "pl", "polski": "pl",
    "russian": "ru", "русский": "ru", "swedish": "sv", "finnish": "fi", "suomi": "fi",
    "turkish": "tr", "arabic": "ar", "hindi": "hi", "chinese": "zh", "japanese": "ja",
    "korean": "ko", "greek": "el", "hebrew": "he", "czech": "cs", "hungarian": "hu",
}  # fmt: skip


def language_of(text: str, default: str = "en") -> str:
    """Language of `text` by its most frequent script; `default` for Latin or no letters.

    Latin letters in a script of other letters count as English.
    """
    foreign = any(tag == default for tag, _ in _SCRIPTS)
    if foreign and _LATIN.search(text):
        default = "en"
    if text.isascii():
        return default
    counts = Counter({tag: len(letters.findall(text)) for tag, letters in _SCRIPTS})
    if counts["ja"] and counts["zh"]:  # Japanese mixes kana with Han characters
        counts["ja"] += counts.pop("zh")
    tag, count = counts.most_common(1)[0]
    return tag if count and count * 2 >= len(_LATIN.findall(text)) else default


def named_language(name: str) -> str | None:
    """Tag for a language as a title page names it ("German", "de", "pt-BR"); None if unknown."""
    word = name.strip()
    if word.lower() in _NAMES:
        return _NAMES[word.lower()]
    return word if re.fullmatch(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*", word) else None
