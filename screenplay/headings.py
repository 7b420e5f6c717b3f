"""Scene headings taken apart.

Enters: a heading as typed and the heading of the scene before. Leaves: inside or outside, place,
sub-place, light and tags. CONTINUOUS, LATER and SAME take their light from the scene before.
"""

import re
from dataclasses import dataclass

from screenplay.scene_graph import DayTime, Heading, Interior, Source
from screenplay.vocabulary import vocabulary

_PREFIX = re.compile(
    r"(INT\.?\s*/\s*EXT|EXT\.?\s*/\s*INT|I\s*/\s*E|E\s*/\s*I|INT|EXT|EST"
    r"|ИНТ\.?\s*/\s*(?:НАТ|ЭКСТ)|ИНТ|НАТ|ЭКСТ)(?:[.。]\s*|\s+(?:[-–—]\s+)?|$)",
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
_TAG_WORDS = vocabulary(
    """
    CONTINUOUS CONT CONT'D CONTINUED LATER SAME MOMENTS FLASHBACK FLASHFORWARD PRESENT PAST
    FUTURE DREAM STORY REALITY VERSION VARIOUS SHOTS DRIVING FLYING MOVING TRAVELING
    TRAVELLING PARKED MONTAGE INTERCUT SUMMER WINTER SPRING AUTUMN FALL FANTASY MEMORY
    STORMY RAIN RAINING SNOW SNOWING FOG FOGGY STORM SUNNY CLOUDY ESTABLISHING UNDERWATER
    """
)
_FILLER = vocabulary(
    """
    THE A AN THAT THIS NEXT ANOTHER EARLY LATE EARLIER FOLLOWING FEW SOME SEVERAL ONE TWO
    THREE FOUR FIVE SIX SEVEN EIGHT NINE TEN SECONDS MINUTES HOURS HOUR DAYS WEEK WEEKS
    MONTH MONTHS YEAR YEARS AGO TIME TO OF AND BEFORE AFTER END MID PRE FIRST LAST SECOND
    SOON TOMORROW MONDAY TUESDAY WEDNESDAY THURSDAY FRIDAY SATURDAY SUNDAY CHRISTMAS
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
    prefix = _PREFIX.match(shown)
    rest = shown[prefix.end() :] if prefix else shown
    parts = _parts(_PREFIX.sub("", rest, count=1) if prefix and _PREFIX.match(rest) else rest)
    interior = _interior(prefix.group(1)) if prefix else _inherited_side(previous, parts.place)
    daytime = parts.daytime or (previous.daytime if previous else DayTime.DAY)
    return Heading(
        text=shown,
        interior=interior,
        place=parts.place or (previous.place if previous else shown),
        daytime=daytime,
        sub_place=parts.sub_place,
        scene_number=scene_number,
        tags=parts.tags,
        source=source,
    )


def has_prefix(text: str) -> bool:
    """Whether the heading says INT, EXT or both."""
    return _PREFIX.match(text.strip()) is not None


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
        tags.extend(part.strip().lower() for part in match.group(1).split(",") if part.strip())
    bare = re.sub(r"\s+", " ", _BRACKETED.sub(" ", text)).strip(" -–—,.")
    places: list[str] = []
    for segment in (part.strip(" .") for part in _SEPARATOR.split(bare)):
        if not segment:
            continue
        if _is_time(segment):
            daytime = _light(segment) or daytime
            tags.extend(_tags(segment))
        else:
            places.append(segment)
    if places and daytime is None:
        places[-1], daytime = _unmarked_light(places[-1])
    return _Parts(places[0] if places else "", ", ".join(places[1:]), daytime, tuple(tags))


def _unmarked_light(place: str) -> tuple[str, DayTime | None]:
    """HOUSE DAY, with the dash forgotten."""
    head, _, last = place.rpartition(" ")
    return (head, _LIGHT[last.upper()]) if head and last.upper() in _LIGHT else (place, None)


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
