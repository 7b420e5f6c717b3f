"""A note in plain words: one spelling for each thing, typing errors mended.

Enters: the note as typed. Leaves: lower case text in which names of sizes, kinds and moves are
single words (`synonyms`), numbers are digits, and quoted words are set aside.
"""

import re
import unicodedata
from collections.abc import Collection
from dataclasses import dataclass
from fractions import Fraction

from rapidfuzz import process
from rapidfuzz.distance import OSA

from planner.revising.words.camera import TYPED
from planner.revising.words.english import english
from planner.revising.words.of_time import AS_DUE
from planner.revising.words.on_the_day import SPOKEN
from planner.revising.words.synonyms import COMMON, KINDS, NUMBERS, PHRASES, SIZES

_DECIBELS = r"[a-z\d.]{1,6}\s*(?:db|decibels?)\b"
_HEARD = (  # what has a level: "wind -6 on 19"
    r"music|score|soundtrack|ambience|atmos|atmosphere|effects|fx|sfx|foley|voices|dialogue|vo|"
    r"voiceover|room tone|sounds?|noise|wind|rain|sea|waves|storm|traffic|birds|footsteps|engine|"
    r"creak\w*|knock\w*|gunshots?|hum|crowd|chatter|surf|thunder|doors?|bells?"
)
_NO_UNIT = (
    r"\s*(?:$|[.,;!?]| (?:on|in|under|for|at|over|during|through|throughout|there|"
    r"here|overall|everywhere|please|and|but|then)\b)"
)
_FEW = (  # a number that stands alone and can only be one of frames
    r"([6-9]|[1-9]\d|six|seven|eight|nine|ten|twelve|fourteen|fifteen|sixteen|eighteen|twenty|thirty)"
)
_SHORT = (
    (r"[@|~]", " "),  # our own marks
    (r"[\u2018\u2019\u02bc`]", "'"), (r"[\u201c\u201d\u00ab\u00bb]", '"'),
    (r"[\u2013\u2014\u2212]", "-"), (r"\b(ca|wo)n'?t\b", "can not"),
    (r"\bcannot\b", "can not"),
    (r"\b(do|does|did|is|are|was|were|should|could|would)n'?t\b", r"\1 not"),
    (r"\b(he|she|it|that|there|one|everyone)'s\b", r"\1 is"),
    (r"\b([a-z]+)'s(?= (?:too|way too|so|slightly|a bit|a little|really|not|much) )", r"\1 is"),
    (r"\b(they|we|you|these|those)'re\b", r"\1 are"), (r"\bi'm\b", "i am"),
    (r"\b(has|have|had)n't\b", r"\1 not"), (r"\b(i|we|you|they)'ve\b", r"\1 have"),
    (r"\b(i|we|you|he|she|it|they)'ll\b", r"\1 will"),
    (r"\b([a-z]+)'s(?= (?:looking|standing|sitting|talking|speaking|smiling|holding|wearing|"
     r"blocking|"
     r"facing|moving|missing|saying|drowning|stepping on|swallowing|burying|masking|"
     r"fighting)\b)", r"\1 is"),
    (r"\bi'd\b", "i would"), (r"\bsht\b", "shot"), (r"\blet's\b", "let us"),
    (r"^(?:from|starting (?:in|from|with)) ((?:the )?(?:(?:first|second|third|last) scene|scene "
     r"\d+))(?: on(?:wards?)?)?,? ([^.,;!?@]*\b(?:wears?|has|have|in|gets?|puts?|carr(?:y|ies)|"
     r"hair)\b[^.;!?]*)", r"\2 from \1 on"),
    (r"\b(an? |the |quick )(?:close|tight)(?= (?:insert|reaction|cutaway)\b)",
     r"\1close-up"),
    (r"((?:insert|reaction|cutaway)\b[^.;,!?]*), (?:close|tight|close-up)(?=[.!]?$)",
     r"\1 in close-up"),
    (r"\b(?:an? )?(?:small|short|tiny|brief|slight|little|quick) pause(?= (?:before|after)\b)",
     "a pause"),
    (r"\bmore (?:leisurely|unhurried)\b", "slower"), (r"\b(lower|higher) camera\b", r"\1 angle"),
    (r"(\bvoice\b[^.;,!?]*?),? (?:all the way through|throughout)(?=[.;,!]|$)", r"\1"),
    (r"^(the [a-z-]+(?: [a-z-]+)?) (?:goes|(?:has to|must|can|should) go)(?=[.;,!]|$)",
     r"lose \1"),
    (r"^(?:the )?([a-z-]+(?: [a-z-]+)? (?:in|on|at|from) (?:the )?[a-z -]+?) (?:goes|(?:has to|"
     r"must|can|should) go)(?=[.;,!]|$)", r"lose the \1"),
    (r"(^|[.;,:!?] )((?:a |an |one |two |three |\d+ |half a |another )?(?:second|frame)s?(?: and a "
     r"half)?) out(?: of (?:it|this|that))?(?=[.,;!]|$)", r"\1take \2 off it"),
    (r"\bmusic\b([^.;!?]*?),? (?:with )?(?:lots|plenty|tons|loads|a lot) of energy(?=\W*$)",
     r"energetic music\1"),
    (r"(shoulder),? (?:instead of|rather than|not) [a-z. ]+'s(?: shoulder)?(?=[.,;!]|$)", r"\1"),
    (r"#\s*(?=\d)", "shot "), (r"(?<=\d)\s*%", " percent"), (r"\s&\s", " and "),
    (r"\b(\d+)\s*x\b", r"\1 times"), (r"\bsc(?:ene)?\.?\s*(?=\d)", "scene "),
    (r"\bs(?:h|hot)?\.?\s?(?=\d)", "shot "), (r"\b(shot|scene) one\b", r"\1 1"),
    (rf"\b({_HEARD}) \+(\d\d?)(?={_NO_UNIT})", r"\1 +\2 db"),
    (rf"\b({_HEARD}) (?:-|minus )(\d\d?)(?={_NO_UNIT})", r"\1 -\2 db"),
    (rf"\b({_HEARD}) (up|down) (?:by )?(\d\d?)(?={_NO_UNIT})", r"\1 \2 \3 db"),
    (r"(?<=[a-z]) \+ (?=[a-z])", " and "),
    (r"\b(?:the )?(\d+)(?:st|nd|rd|th) shot\b(?! (?:of|in|from|on)\b)", r"shot \1"),
    (r"\b(not (?:really )?(?:need|want)|no (?:need|use) for) ((?:shots? )?\d+) (?:or|nor) "
     r"(?=(?:shots? )?\d)", r"\1 \2 and "),
    (r"(?<=[a-z\d] )(?:whole|solid|entire) (?=(?:seconds?|secs?|frames?|beats?)\b)", "full "),
    (r"\bone and a half\b", "1 and a half"),
    (r"(seconds?\b.* (?:at|to|for|is|by) )((?:one|two|three|four|five|\d) and a half)"
     r"(?= ?(?:$|[.,;!]))", r"\1\2 seconds"),
    (r"\ba (?:few|handful of|small handful of) frames\b", "5 frames"),
    (r"\b(?:a frame or two|one or two frames|a couple (?:of )?frames)\b", "2 frames"),
    (rf"\b((?:extend|lengthen|stretch|trim|shorten|tighten|shave|clip) (?:shot )?\d+ by) {_FEW}"
     r"(?=\W*$|[.,;!])", r"\1 \2 frames"),  # nobody trims a shot by twelve seconds
    (rf"^((?:shot )?\d+)(?:[,:]? plus|[,:]? \+|[,:] plus) ?{_FEW}(?=\W*$|[.,;!])",
     r"\1: plus \2 frames"),
    (rf"^((?:shot )?\d+)(?:[,:]? minus|[,:] -) ?{_FEW}(?=\W*$|[.,;!])", r"\1: minus \2 frames"),
    (rf"^((?:take |trim |shave |clip |lose |snip )?){_FEW} (off|from) "
     r"(?=(?:the (?:head|tail|front|end|start) of )?(?:shot )?\d)", r"\1\2 frames \3 "),
    (r"\b((?:lady|woman|man|gentleman|boy|girl|child|kid|person|somebody|someone)) (?:of|aged) "
     r"(?:\d+|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:[- ][a-z]+)?|[a-z]+teen|"
     r"five|six|seven|eight|nine|ten|eleven|twelve)\b", r"\1"),
    (r"\b(when|once|as) the ([a-z]+) ([a-z]+s)\b([^.;!?]*?\b(?:close[- ]?up|insert|detail|cutaway)"
     r" (?:of|on)) it\b", r"\1 the \2 \3\4 the \2"),
    (rf"(?<![\w.])(?:\+|plus )\s?(?={_DECIBELS})", "up "),
    (rf"(?<![\w.])(?:-|minus )\s?(?={_DECIBELS})", "down "),
)  # fmt: skip
_SHORT_WORD, _LONG_WORD = 4, 8  # letters: shorter ones are like too many, long ones bear two errors
QUOTED = re.compile(r'"([^"]{2,200})"|(?<![\w])\'([^\'].{1,198}?)\'(?![\w])')
_FILE = re.compile(
    r"\"([^\"]{1,200}\.(?:mp3|wav|flac|ogg))\"|'([^']{1,200}\.(?:mp3|wav|flac|ogg))'"
    r"|(?<![\w./-])([\w./-]{1,200}\.(?:mp3|wav|flac|ogg))\b",
    re.IGNORECASE,
)
_FILES_FROM = 0xE000  # private letters stand for file names while the rest is read
_WORD = re.compile(r"[a-z][a-z']*")
_PLAIN = tuple(
    (re.compile(rf"(?<![\w'-])(?:{said})(?![\w'])"), word)
    for said, word in (*PHRASES[:1], *SIZES, *KINDS, *PHRASES[1:])
)
SHORTENED = tuple((re.compile(said), word) for said, word in (*_SHORT, *AS_DUE, *SPOKEN, *TYPED))
_UNIT = r"(?P<unit>seconds?|secs?|s|frames?|fr|f|beats?|moments?)"
TIME = re.compile(
    r"(?P<more>\b(?:another|more|extra|additional)\s+)?"
    r"(?:(?P<half>\bhalf\s+(?:an?\s+)?)|(?P<couple>\ba\s+couple\s+(?:of\s+)?|\ba\s+few\s+)|"
    r"(?P<number>\d+(?:[.,]\d+)?)(?P<plus>\s+and\s+a\s+half)?[\s-]*|(?P<one>\b(?:an?|one)\s+))?"
    r"(?P<after>(?:more|extra|additional|full)\s+)?\b" + _UNIT + r"\b(?P<late>\s+more)?"
    r"(?P<tail>\s+and\s+a\s+half(?P<later>\s+(?:more|extra))?)?"
)
_GLUED = re.compile(r"(\d)(seconds?|secs?|s|frames?|fr|f|beats?|mm)\b")
_LEVEL = re.compile(r"(?<![\w.@-])(\d{1,2}(?:\.\d)?)\s*(more |less )?(?:db|decibels?)\b")
LENS = re.compile(
    r"(?:\b(?:an?|the)\s+)?\b(\d{2,3})\s*(?:mm|millimet(?:er|re)s?|mil)\b(?:\s+lens)?"
    r"|\ban?\s+(18|21|24|28|32|35|40|50|65|70|75|85|100|135)(?:\s+lens|(?!\s*\w)|(?=\s+(?:on|for|in|"
    r"here|there|instead|please|and|maybe|perhaps|say|then)\b))"
    r"|\b(\d{2,3})\s+lens"
    r"|\b(?:an?\s+)?(?:longer|wider|shorter|tighter)\s+lens[,?.;:-]*\s+(?:(?:say|maybe|perhaps|"
    r"like|something like|about|around|roughly|more like)[,\s]+)?(?:an?\s+|the\s+)?"
    r"(\d{2,3})(?:\s*mm\b)?(?!\w|\.\d|\s*(?:seconds?|secs?|frames?|percent))"
    r"|(?<=give it )the (35|50|65|75|85|100|135)\b|(?<=it on )the (35|50|65|75|85|100|135)\b"
)


@dataclass(frozen=True, slots=True)
class Worded:
    """A note's plain text; `@q0`, `@t0`, `@l0`, `@v0` stand for quotes, times, lenses, levels."""

    text: str
    quotes: tuple[str, ...]
    times: tuple[Fraction, ...]  # seconds; frames are negative numbers of frames
    lenses: tuple[int, ...]
    files: tuple[str, ...] = ()  # names of files as typed; `@f0` stands for one
    levels: tuple[float, ...] = ()  # decibels, without a sign


def worded(note: str, known: Collection[str], mended: Collection[str]) -> Worded:
    """A note in plain words.

    Args:
        note: As typed.
        known: Words that are right as they stand.
        mended: Words that a typing error may stand for.
    """
    files: list[str] = []
    note = _FILE.sub(lambda m: _set_aside(files, m), note)
    text = re.sub(r"\s+", " ", note.strip().lower())
    for said, word in SHORTENED:
        text = said.sub(word, text)
    text = _ACCENTED.sub(lambda m: _folded(m.group(), known), text)
    text = re.sub("[\ue000-\uf8ff]", lambda m: f" @f{ord(m.group()) - _FILES_FROM} ", text)
    quotes: list[str] = []
    text = QUOTED.sub(lambda m: _kept(quotes, m.group(1) or m.group(2), "q"), text)
    text = _WORD.sub(lambda m: m.group() if _sigil(m) else _mended(m.group(), known, mended), text)
    for pattern, word in _PLAIN:
        text = pattern.sub(_Replaced(word), text)
    text = _TENS.sub(lambda m: str(NUMBERS[m.group(1)] + NUMBERS[m.group(2)]), text)
    text = re.sub(r"\b[a-z]+\b", _digits, text)
    text = _GLUED.sub(r"\1 \2", text)
    times: list[Fraction] = []
    lenses: list[int] = []
    levels: list[float] = []
    text = _LEVEL.sub(lambda m: _level(m, levels), text)
    text = LENS.sub(lambda m: _lens(m, lenses), text)
    text = TIME.sub(lambda m: _time(m, times), text)
    text = re.sub(r"\s+", " ", text).strip()
    return Worded(
        text, tuple(quotes), tuple(times), tuple(lenses), tuple(files), tuple(levels)
    )  # fmt: skip


_ACCENTED = re.compile(r"[\w']*[\u00c0-\u024f][\w']*")


def _folded(word: str, known: Collection[str]) -> str:
    """A word without its accents, where it is known so: "café" is the cafe."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", word) if not unicodedata.combining(c))
    return plain if plain in known else word


_TENS = re.compile(
    r"\b(twenty|thirty|forty|fifty|sixty)-(one|two|three|four|five|six|seven|eight|nine)\b"
)


def _set_aside(files: list[str], match: re.Match[str]) -> str:
    files.append(next(name for name in match.groups() if name))
    return chr(_FILES_FROM + len(files) - 1)


def _sigil(match: re.Match[str]) -> bool:
    return match.string[match.start() - 1 : match.start()] == "@"


class _Replaced:
    """Puts one word in the place of what is typed, marked where several are meant."""

    def __init__(self, word: str) -> None:
        self.word = word

    def __call__(self, match: re.Match[str]) -> str:
        return self.word + _many(match.group(), self.word)


def _many(typed: str, word: str) -> str:
    """A mark for several: "close-ups", "two-shots"."""
    several = re.search(r"(?:shot|up|cu|single|reaction|insert|wide|establisher)s$", typed)
    return "~" if several and word.startswith(("size-", "kind-")) else ""


def _kept(quotes: list[str], text: str, sigil: str) -> str:
    quotes.append(text)
    return f" @{sigil}{len(quotes) - 1} "


def _mended(word: str, known: Collection[str], mended: Collection[str]) -> str:
    """The word meant; as typed where it is known, or nothing is near, or two are."""
    if len(word) < _SHORT_WORD or word in known:
        return word
    if english(word):
        return _swapped(word)
    reach = 1 if len(word) < _LONG_WORD else 2
    own = next((end for end in ("'s", "'") if word.endswith(end)), "")
    if own:
        return _mended(word.removesuffix(own), known, mended) + own
    if word.removesuffix("s") in known:
        return word
    found = process.extract(word, mended, scorer=OSA.distance, score_cutoff=reach, limit=8)
    nearest = [str(n[0]) for n in found if n[1] == found[0][1]]
    alike = [n for n in nearest if n[0] == word[0]]
    if not alike:
        alike = [
            n for n in nearest if _begins_alike(word, n) and (n in COMMON or len(nearest) == 1)
        ]
    likely = [n for n in alike if n in COMMON] if len(alike) > 1 else alike
    return likely[0] if len(likely) == 1 else word


def _swapped(word: str) -> str:
    """A common word with two letters of another in each other's place: "form" 17 to 18."""
    near = [
        n
        for n in sorted(COMMON | {"from"})
        if sorted(n) == sorted(word) and OSA.distance(n, word) == 1
    ]
    return near[0] if len(near) == 1 else word


def _begins_alike(typed: str, word: str) -> bool:
    """The first letter changed places with the second, or is one too many."""
    return typed[1] + typed[0] == word[:2] or typed[1:] == word


def _digits(match: re.Match[str]) -> str:
    word = match.group()
    if word == "one" or word not in NUMBERS:
        return word
    return str(NUMBERS[word])


def _lens(match: re.Match[str], lenses: list[int]) -> str:
    lenses.append(int(match.group(match.lastindex or 0)))
    return f"@l{len(lenses) - 1}"


def _level(match: re.Match[str], levels: list[float]) -> str:
    levels.append(float(match.group(1)))
    return f"@v{len(levels) - 1} {match.group(2) or ''}"


def _time(match: re.Match[str], times: list[Fraction]) -> str:
    said = match.groupdict()
    if not any(said[p] for p in ("half", "couple", "number", "one", "more", "after", "tail")):
        return match.group()
    if said["couple"] and "few" in said["couple"]:
        return match.group()
    amount = amount_of(said)
    frames = said["unit"].startswith("f")
    if not frames and said["unit"].startswith("moment"):
        return match.group()
    times.append(-amount if frames else amount)
    added = said["more"] or said["after"] not in {None, "full "} or said["late"] or said["later"]
    more = "more " if added else ""
    return f"{more}@t{len(times) - 1}"


def amount_of(said: dict[str, str | None]) -> Fraction:
    """The length of time that a match of `TIME` says, in its unit."""
    amount = Fraction(1)
    if said["half"]:
        amount = Fraction(1, 2)
    elif said["couple"]:
        amount = Fraction(2)
    elif said["number"]:
        amount = Fraction(said["number"].replace(",", "."))
    return amount + (Fraction(1, 2) if said["plus"] or said["tail"] else 0)
