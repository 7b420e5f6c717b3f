"""Scene headings taken apart.

Enters: a heading as typed and the heading of the scene before. Leaves: inside or outside, place,
sub-place, light, season, tags and how its time follows. CONTINUOUS, LATER and SAME take their light
from the scene before.
"""

import re
from dataclasses import dataclass, replace

from screenplay.scene_graph import DayTime, Heading, Interior, Source
from screenplay.words.vocabulary import vocabulary
from screenplay.world.times import follows, season_of

_PREFIX = re.compile(
    r"(INT\.?\s*/\s*EXT|EXT\.?\s*/\s*INT|I\s*/\s*E|E\s*/\s*I|INT|EXT|EST"
    r"|ИНТ\.?\s*/\s*(?:НАТ|ЭКСТ)|ИНТ|НАТ|ЭКСТ)(?:[.。]\s*|\s+(?:[-–—]\s+)?|$)",
    re.IGNORECASE,
)
_LEAD = re.compile(
    r"(?P<tag>(?:BEGIN\s+|START\s+)?(?:FLASH\s?BACK|FLASH\s?FORWARD|DREAM(?:\s+SEQUENCE)?|MONTAGE"
    r"|MEMORY|INTERCUT(?:\s+(?:WITH|BETWEEN))?))\s*[:–—-]*\s+(?=(?:INT|EXT|I/E|EST)\b)",
    re.IGNORECASE,
)
_ANOTHER = re.compile(
    r"(?<=\S)\s*(?:/|&|\bAND\b|[-–—])\s*(?=(?:INT|EXT|ИНТ|НАТ)[. ])(?!EXT[. ]*/)", re.IGNORECASE
)
_FULL_STOP = re.compile(
    r"(?<!\bST)(?<!\bMT)(?<!\bDR)(?<!\bMR)(?<!\bMS)(?<!\bNO)(?<!\bFT)(?<!\bMRS)(?<!\bAPT)(?<!\bAVE)"
    r"(?<!\bJR)(?<!\bSR)(?<!\bRD)(?<!\bLT)(?<!\bSGT)(?<!\bCAPT)(?<!\bBLDG)(?<!\b\w)\.\s+",
    re.IGNORECASE,
)
_BRACKETED = re.compile(r"[\[(]([^\])]*)[\])]")
_SEPARATOR = re.compile(r"\s+[-–—]+\s+|\s*[–—]\s*|\s*/\s*(?!\d)|\s+-|-\s+|,\s+")
_CLOCK = re.compile(r"\b(\d{1,2})(?:[:.h](\d\d))?\s*(AM|PM|A\.M\.|P\.M\.)?\b", re.IGNORECASE)
_YEAR = re.compile(
    r"(?:MID|LATE|EARLY|MID/LATE)?\W*(?:1[5-9]|2[0-2])\d\d\W?S?|\W?\d0\W?S", re.IGNORECASE
)

_LIGHT: dict[str, DayTime] = {
    **dict.fromkeys(
        ("DAWN", "SUNRISE", "DAYBREAK", "PRE-DAWN", "PREDAWN", "РАССВЕТ", "AUBE", "AMANECER"),
        DayTime.DAWN,
    ),
    **dict.fromkeys(
        ("DAY", "MORNING", "AFTERNOON", "NOON", "MIDDAY", "DAYTIME", "BREAKFAST", "LUNCHTIME",
         "MID-MORNING", "MID-DAY", "ДЕНЬ", "УТРО", "TAG", "MORGEN", "JOUR", "MATIN", "DÍA", "DIA",
         "MAÑANA", "GIORNO", "MATTINA", "天", "日", "白天", "昼", "朝", "दिन", "பகல்", "పగలు"),
        DayTime.DAY,
    ),
    **dict.fromkeys(
        ("DUSK", "SUNSET", "EVENING", "TWILIGHT", "SUNDOWN", "MAGIC", "GLOAMING", "ВЕЧЕР",
         "ЗАКАТ", "ABEND", "SOIR", "TARDE", "SERA", "傍晚", "黄昏", "夕"),
        DayTime.DUSK,
    ),
    **dict.fromkeys(
        ("NIGHT", "MIDNIGHT", "NIGHTTIME", "NOCTURNE", "НОЧЬ", "NACHT", "NUIT", "NOCHE", "NOITE",
         "NOTTE", "夜", "夜晚", "晚上", "रात", "இரவு"),
        DayTime.NIGHT,
    ),
}  # fmt: skip
_OPEN = ("CONTINUOUS", "LATER")
_LONGEST_TIME = 3  # words of time without a dash before them
_TAG_WORDS = vocabulary(
    """
    CONTINUOUS CONT CONT'D CONTINUED LATER SAME MOMENTS FLASHBACK FLASHBACKS FLASHFORWARD PRESENT
    PAST NOW NIGHTMARE AGO SIMULTANEOUS SIMULTANEOUSLY INTERCUTTING
    FUTURE DREAM STORY REALITY VERSION VARIOUS SHOTS DRIVING FLYING MOVING TRAVELING
    TRAVELLING PARKED MONTAGE INTERCUT SUMMER WINTER SPRING AUTUMN FALL FANTASY MEMORY
    STORMY RAIN RAINING SNOW SNOWING FOG FOGGY STORM SUNNY CLOUDY ESTABLISHING
    """
)
_FILLER = vocabulary(
    """
    THE A AN THAT THIS NEXT ANOTHER EARLY LATE EARLIER FOLLOWING FEW SOME SEVERAL ONE TWO
    THREE FOUR FIVE SIX SEVEN EIGHT NINE TEN SECONDS MINUTES HOURS HOUR DAYS WEEK WEEKS
    MONTH MONTHS YEAR YEARS AGO TIME TO OF AND BEFORE AFTER END MID PRE FIRST LAST SECOND
    SOON TOMORROW MONDAY TUESDAY WEDNESDAY THURSDAY FRIDAY SATURDAY SUNDAY CHRISTMAS MANY
    TWENTY THIRTY FORTY FIFTY HUNDRED DOZEN MINUTE MOMENT DECADE DECADES CENTURY CENTURIES
    SEQUENCE BEGIN START BACK IN AT ON NIGHTS MORNINGS PRESUMABLY SLIGHTLY MUCH STILL VERY
    EVE EASTER THANKSGIVING HALLOWEEN JANUARY FEBRUARY MARCH APRIL MAY JUNE JULY AUGUST
    SEPTEMBER OCTOBER NOVEMBER DECEMBER
    """
)


@dataclass(frozen=True, slots=True)
class _Parts:
    place: str
    sub_place: str
    daytime: DayTime | None
    tags: tuple[str, ...]


def parse_heading(
    text: str,
    source: Source | None = None,
    *,
    scene_number: str = "",
    previous: Heading | None = None,
) -> Heading:
    """Heading of `text`; what it leaves open is taken from `previous`, then day."""
    shown = text.strip()
    lead = _LEAD.match(shown)
    told = shown[lead.end() :] if lead else shown
    prefix = _PREFIX.match(told)
    rest, *others = _ANOTHER.split(told[prefix.end() :] if prefix else told)
    parts = _parts(_PREFIX.sub("", rest, count=1) if prefix and _PREFIX.match(rest) else rest)
    if parts.daytime is None and others:
        parts = replace(parts, daytime=_parts(others[-1]).daytime)
    interior = _interior(prefix.group(1)) if prefix else _inherited_side(previous, parts.place)
    daytime = parts.daytime or (previous.daytime if previous else DayTime.DAY)
    tags = ((lead["tag"].lower(),) if lead else ()) + parts.tags
    return Heading(
        text=shown,
        interior=interior,
        place=parts.place or (previous.place if previous else shown),
        daytime=daytime,
        sub_place=parts.sub_place,
        scene_number=scene_number,
        tags=tags,
        source=source,
        follows=follows(tags),
        season=season_of(tags),
    )


def other_headings(text: str) -> tuple[str, ...]:
    """The further places of INTERCUT - INT. KITCHEN / INT. CAR - NIGHT, as headings."""
    told = _LEAD.sub("", text.strip(), count=1)
    return tuple(_ANOTHER.split(_PREFIX.sub("", told, count=1))[1:])


def has_prefix(text: str) -> bool:
    """Whether the heading says INT, EXT or both."""
    told = _LEAD.sub("", text.strip(), count=1)
    return _PREFIX.match(told) is not None


def _interior(prefix: str) -> Interior:
    letters = prefix.upper().replace(".", "").replace(" ", "")
    if "/" in letters:
        return Interior.BOTH
    return Interior.INT if letters in ("INT", "ИНТ") else Interior.EXT


def _inherited_side(previous: Heading | None, place: str) -> Interior:
    opening = place.upper().split(" ")[0]
    if opening in ("OUTSIDE", "EXTERIOR", "வெளியே", "బయట", "बाहर"):
        return Interior.EXT
    return previous.interior if previous else Interior.INT


def _parts(text: str) -> _Parts:
    tags: list[str] = []
    daytime: DayTime | None = None
    for match in _BRACKETED.finditer(text):
        daytime = _light(match.group(1)) or daytime
        inner = re.split(r",|\s[-–—]\s|[–—/]", match.group(1))
        tags.extend(part.strip().lower() for part in inner if part.strip())
    bare = re.sub(r"\s+", " ", _BRACKETED.sub(" ", text)).strip(" -–—,.")
    places: list[str] = []
    for segment in _segments(bare):
        if _is_time(segment):
            daytime = _light(segment) or daytime
            tags.extend(_tags(segment))
        else:
            places.append(segment)
    if places:
        places[-1], light, told = _unmarked_time(places[-1])
        daytime = daytime or light
        tags.extend(told)
    return _Parts(places[0] if places else "", ", ".join(places[1:]), daytime, tuple(tags))


def _segments(bare: str) -> list[str]:
    """Between dashes, slashes, commas and full stops that end no abbreviation."""
    parts = (part for run in _SEPARATOR.split(bare) for part in _FULL_STOP.split(run))
    return [part for part in (part.strip(" .") for part in parts) if part]


def _unmarked_time(place: str) -> tuple[str, DayTime | None, list[str]]:
    """HOUSE DAY and HOUSE NIGHT CONTINUOUS, with the dash forgotten."""
    light: DayTime | None = None
    tags: list[str] = []
    for _ in range(_LONGEST_TIME):
        head, _, last = place.rpartition(" ")
        if not head or light is not None or last.upper() not in (*_LIGHT, *_OPEN):
            break
        light = _LIGHT.get(last.upper())
        tags.extend([last.lower()] if last.upper() in _OPEN else [])
        place = head.rstrip(" ,-–—")
    return place, light, tags


def _words(segment: str) -> list[str]:
    plain = segment.upper().replace("’", "'")
    return [word.strip(".,'\"") for word in plain.split() if word.strip(".,'\"")]


def _is_time(segment: str) -> bool:
    """Only words of time, and one of them at least is more than filler."""
    words = _words(segment)
    if _YEAR.fullmatch(segment.strip()) or _is_clock(segment):
        return True
    known = [w in _LIGHT or w in _TAG_WORDS for w in words]
    return any(known) and all(
        k or w in _FILLER or w.isdigit() for k, w in zip(known, words, strict=True)
    )


def _is_clock(segment: str) -> bool:
    match = _CLOCK.fullmatch(segment.strip())
    return match is not None and bool(match.group(2) or match.group(3))


def _light(segment: str) -> DayTime | None:
    words = _words(segment)
    if "PRE" in words and "DAWN" in words:
        return DayTime.DAWN
    lights = [_LIGHT[word] for word in words if word in _LIGHT]
    if lights:
        return lights[0]
    return _clock_light(segment) if _is_clock(segment) else None


def _clock_light(segment: str) -> DayTime:
    match = _CLOCK.fullmatch(segment.strip())
    hour = int(match.group(1)) if match else 12
    half = (match.group(3) or "") if match else ""
    if half[:1].upper() == "P" and hour < 12:
        hour += 12
    if half[:1].upper() == "A" and hour == 12:
        hour = 0
    bands = ((5, DayTime.NIGHT), (7, DayTime.DAWN), (18, DayTime.DAY), (20, DayTime.DUSK))
    return next((light for until, light in bands if hour < until), DayTime.NIGHT)


def _tags(segment: str) -> list[str]:
    """What a time segment says besides the light itself."""
    words = _words(segment)
    if len(words) == 1 and words[0] in _LIGHT and words[0] not in ("MORNING", "SUNSET", "SUNRISE"):
        return []
    return [segment.lower()]
