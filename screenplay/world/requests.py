"""Camera directions that the script itself gives.

Enters: a line of action or a forced heading. Leaves: the request and what it is of, a title card,
or a transition written as action.
"""

import re

from screenplay.people.mentions import MentionIndex
from screenplay.scene_graph import Request, RequestKind

_SHOTS: tuple[tuple[RequestKind, re.Pattern[str]], ...] = (
    (RequestKind.INSERT, re.compile(r"INSERT\b(?:\s+SHOT)?(?:\s+OF)?[\s:–—-]*", re.IGNORECASE)),
    (RequestKind.PUSH_IN, re.compile(
        r"(?:(?:(?:WE|(?:THE\s+)?CAMERA)\s+)?(?:SLOW(?:LY)?\s+)?"
        r"(?:ZOOM|PUSH|MOVE|DOLL(?:Y|IE)|CREEP)(?:E?S)?)(?:\s+(?:SLOWLY\s+)?IN)?"
        r"\s+(?:TOWARDS?|TO|ON|INTO|IN ON|CLOSE ON)\s+", re.IGNORECASE)),
    (RequestKind.TRACK, re.compile(
        r"(?:TRACK(?:ING)?|FOLLOW(?:ING)?|STEADICAM|DOLLY(?:ING)?)(?:\s+SHOT)?"
        r"(?:\s+(?:OF|ON|WITH|BEHIND|ALONGSIDE))?\b[\s:–—-]*"
        r"|PAN(?:NING)?\s+WITH\s+", re.IGNORECASE)),
    (RequestKind.OVER, re.compile(
        r"OVER\s+(?=.{1,40}\bSHOULDER)|O\.?T\.?S\.?(?:\s+(?:ON|OF))?\b[\s:–—-]*"
        r"|OVER[- ]THE[- ]SHOULDER(?:\s+(?:ON|OF|SHOT(?:\s+OF)?))?[\s:–—-]*", re.IGNORECASE)),
    (RequestKind.CLOSE, re.compile(
        r"(?:EXTREME\s+)?(?:CLOSE[- ]?UPS?|CLOSER|CLOSE(?:\s+SHOT)?|ECU|TIGHT|TIGHTER|C\.?U\.?|CU)"
        r"(?:\s+(?:ON|OF|SHOT(?:\s+OF)?))?\b[\s:–—-]*", re.IGNORECASE)),
    (RequestKind.WIDE, re.compile(
        r"(?:EXTREME\s+|VERY\s+)?(?:WIDE(?:\s+(?:SHOT|ON|ANGLE))?|ESTABLISHING(?:\s+SHOT)?|AERIAL"
        r"(?:\s+(?:SHOT|VIEW))?|LONG\s+SHOT|MASTER(?:\s+SHOT)?|BIRD'?S[- ]EYE(?:\s+VIEW)?)"
        r"(?:\s+OF)?\b[\s:–—-]*", re.IGNORECASE)),
    (RequestKind.ANGLE, re.compile(
        r"(?:REVERSE\s+|NEW\s+|ANOTHER\s+|LOW\s+|HIGH\s+)?ANGLE(?:\s+(?:ON|OF))?\b[\s:–—-]*"
        r"|(?:BACK\s+(?:TO|ON)|FAVORING|MEDIUM\s+(?:SHOT\s+)?(?:ON|OF)|TWO[- ]SHOT(?:\s+OF)?"
        r"|FOCUS ON|PAN TO|TILT TO|REVEAL|ON)\b[\s:–—-]+", re.IGNORECASE)),
)  # fmt: skip
_POV = re.compile(
    r"(?:(?P<whose>.+?)(?:['’]S)?\s+)?P\.?O\.?V\.?(?![a-z])(?P<rest>.*)", re.IGNORECASE
)
_CARD = re.compile(
    r"(?:SUPER(?:IMPOSE)?D?|TITLE\s+(?:OVER|CARD)|TITLES?|CHYRON|CAPTION|INTERTITLE"
    r"|ON[- ]SCREEN TEXT|TEXT ON SCREEN|LEGEND|SUBTITLE|CARD)(?:\s+OVER)?\s*"
    r"(?::|--|—|–|(?=[\"“]))\s*(?P<text>.*)",
    re.IGNORECASE | re.DOTALL,
)
_OPENING_TITLES = re.compile(
    r"(?:OPENING|MAIN|END|CLOSING)\s+(?:TITLES?|CREDITS)(?:\s+SEQUENCE)?|(?:ROLL\s+)?CREDITS",
    re.IGNORECASE,
)
_TRANSITION = re.compile(
    r"(?:FADE|FADES|FADING|CUT|CUTS|SMASH|SMASH\s+CUT|MATCH\s+CUT|JUMP\s+CUT|HARD\s+CUT|DISSOLVES?|WIPE"
    r"|IRIS|BLACKOUT|BLACK\s+OUT|FLASH\s+CUT|CROSSFADE|INTERCUT|BURN|END)\b[^a-z]*$"
)
_CLAUSE_END = re.compile(
    r"(?<!\bMR)(?<!\bMRS)(?<!\bMS)(?<!\bDR)(?<!\bST)\.|[,;:!?–—]|--|\s-\s", re.IGNORECASE
)
_ENDING = re.compile(r"(?:THE\s+)?END(?:\s+OF\s+[A-Z0-9 ]+)?[.!]?$|FIN[.!]?$|TO BE CONTINUED[.…]*$")
_FADES = re.compile(r"^(?:FADE|CUT)\s+(?:IN|OUT|TO)\b|淡入|淡出|ЗАТЕМНЕНИЕ|^FONDU", re.IGNORECASE)


def card_text(text: str) -> str | None:
    """What a title over the picture says, e.g. of `SUPER: "Paris"`; None when it is none."""
    match = _CARD.match(text.strip())
    if match is None or not match.group(0)[:4].isupper():
        return "" if _OPENING_TITLES.fullmatch(text.strip(" .:")) else None
    return match.group("text").strip().strip('"“”').strip()


def is_ending(text: str) -> bool:
    """THE END and the like: shown as a card."""
    return _ENDING.fullmatch(text.strip()) is not None


def is_transition(text: str) -> bool:
    """FADE OUT. and others that Fountain reads as action."""
    bare = text.strip()
    if len(bare) > 40:
        return False
    if not bare.isupper():
        return bool(_FADES.match(bare)) and bool(re.fullmatch(r"\W*淡.{1,3}", bare))
    return _TRANSITION.match(bare) is not None


def request_of(
    text: str, index: MentionIndex, recent: tuple[str, ...] = (), *, marked: bool = False
) -> Request | None:
    """Camera request that opens a line; `marked` lines (`!!`) need no capitals."""
    bare = text.strip()
    opening = re.match(r"[^a-z]*", bare)
    if not marked and (opening is None or len(opening.group().strip()) < 2):
        return None
    for kind, pattern in _SHOTS:
        match = pattern.match(bare)
        if match and (marked or _in_capitals(match.group())):
            return Request(kind, _subject(bare[match.end() :], index, recent), bare)
    return _pov(bare, index, recent)


def _in_capitals(opening: str) -> bool:
    """ANGLE ON Edward is a request, "Close to tears" is not."""
    return len(opening.strip()) > 1 and opening.strip(" :–—-").isupper()


def _pov(text: str, index: MentionIndex, recent: tuple[str, ...]) -> Request | None:
    head = re.split(r"[.:–—]|--", text, maxsplit=1)[0]
    match = _POV.match(head)
    if match is None or "POV" not in head.replace(".", "") or len(head) > 60:
        return None
    return Request(RequestKind.POV, _subject(match.group("whose") or "", index, recent), text)


def _subject(words: str, index: MentionIndex, recent: tuple[str, ...]) -> str | None:
    """Who or what is shown: a character id, else the thing's noun in lower case."""
    clause = _CLAUSE_END.split(words.strip(), maxsplit=1)[0].strip()
    mentions = index.find(clause, recent)
    if mentions:
        return mentions[0].character
    plain = re.sub(r"^(?:THE|A|AN|HIS|HER|THEIR|ITS)\s+", "", clause, flags=re.IGNORECASE)
    head = re.split(
        r"\s+(?:OF|IN|ON|AT|WITH|AS|THAT|WHO|WHICH|FROM|WHERE)\s+", plain, flags=re.IGNORECASE
    )[0]
    return head.split()[-1].lower().strip("'\"") if head.split() else None
