"""What the words of a beat tell about going.

Enters: a beat of action and somebody in it. Leaves: whether they leave the place, alone or taken
away. What is meant ("turns to leave") is not yet done.
"""

import re
from collections.abc import Iterable
from functools import lru_cache

from screenplay.comings import GOES, arriving, places_of, sent_away
from screenplay.scene_graph import Beat, Character, Deed

_GONE = re.compile(
    r"\b(?:exits?|exiting|departs?|vanish(?:es|ing)?|disappears?|flees?(?! from view)"
    r"|(?:is|are) gone|clears? (?:out|off)|leaves? the (?:room|house|building|office|bar|shop|store"
    r"|kitchen|cabin|table|stage|church|hall|yard|tent|barn)|drives? (?:off|away)"
    r"|rides? (?:off|away|out)|storms? (?:out|off)|(?:walks?|strolls?|strides?|slips?|hurries"
    r"|hurry|rush(?:es)?|runs?|marche?s?|stalks?|sneaks?|shuffles?|trudges?|troops?|files?"
    r"|staggers?"
    r"|stumbles?|slinks?|slouche?s?|sweeps?|bolts?|ducks?|heads?|goes|go|sails?|backs?|bounds?"
    r"|dashe?s?"
    r"|creeps?|wanders?|ambles?|saunters?|limps?|trots?) (?:\w+ly )?(?:away|off|out)"
    r"(?! (?:of (?:bed|his|her|the (?:light|dark|chair|shadows?|crowd|way|line))|to (?:him|her"
    r"|them)"
    r"|(?:his|her|their|a|an|the|on)\b|into\b|from (?:him|her|it|them)\b))"
    r"|shoulders? (?:his way |her way )?(?:out|through the (?:[\w-]+ )?doors?)"
    r"|(?:goes|runs|walks|hurries|flees|heads|dashes|ducks|rushes|steps|slips|scuttles)"
    r" (?:back )?indoors)\b",
    re.IGNORECASE,
)
_ROOM = (
    r"(?:room|kitchen|bathroom|bedroom|library|house|hall|hallway|corridor|office|building|shop"
    r"|store"
    r"|bar|street|night|rain|darkness|dark|fog|mist|woods|forest|trees|crowd|parlou?r|study|pantry"
    r"|cellar|attic|garden|yard|barn|church|cabin|tent|shadows|next room|alley|elevator|lift"
    r"|saloon)"
)
_WITHDRAWS = re.compile(
    r"\b(?:withdraws?(?=\s*(?:[.,;]|$|(?:to|from|into|with|and|again|quietly)\b))|retires?\b"
    r"|retreats?\b|takes? (?:his|her|their) leave|absents? (?:him|her)self"
    r"|bows? (?:him|her)self out|makes? (?:him|her)self scarce|(?:is"
    r"|are) (?:already )?out (?:of )?the door"
    r"|(?:is|are) (?:led|taken|dragged|shown|marched|carried|ushered|escorted|hauled) (?:out|away"
    r"|off)"
    r"|(?:sweeps?|hurries|hurry|rush(?:es)?|runs?|walks?|storms?|flees?|stalks?|slips?|goes|go"
    r"|bolts?|steps?)"
    rf" (?:\w+ly )?(?:back )?(?:from|out of) the (?:[\w-]+ )?(?:door|{_ROOM})"
    r"|(?:run|walk|slip|duck|dash|hurrie|step|burst|head|go|climb)e?s? out (?:the"
    r"|a) (?:[\w-]+ )?(?:back|front"
    r"|side|door|window|gate|exit)"
    r"|(?:goes|leaves|exits)\s*[.,;]|and goes\b(?=[.,;])|(?:goes|hurries|heads|runs) (?:upstairs"
    r"|downstairs"
    r"|home|to bed|on (?:his|her|their) way))",
    re.IGNORECASE,
)
_AWAY_INTO = re.compile(
    rf"\b(?:{GOES}|disappear\w*|vanish\w*|retreat\w*|head\w*|flee\w*"
    rf"|withdraw\w*) (?:\w+ly )?(?:back )?(?:off )?"
    rf"into (?:the|her|his|their) (?:[\w-]+ )?{_ROOM}\b",
    re.IGNORECASE,
)
_AFTER_THEM = re.compile(
    r"\b(?:follows?|(?:hurr(?:y|ies)|runs?|goes|go|troops?|trots?|rush(?:es)?|bolts?|trails?|files?"
    r"|scampers?|limps?|scurr(?:y|ies)|hastens?|storms?|strides?|walks?|races?) (?:\w+ly )?after)"
    r"(?: (?:him|her|them|suit)| [A-Z]\w+)?(?: (?:out|away|off|outside|through the \w+))?\s*[.,;]?$"
    r"|\bfollows? suit\b|\bgoes (?:in|out) (?:as well|too)\b",
    re.IGNORECASE,
)
_INTENDED = re.compile(
    r"\b(?:turn\w*|ris\w+|rose|stands?|gets? up|start\w*|mov\w+|want\w*|tri\w+|ready|goes|about"
    r"|refus\w+"
    r"|beg[ai]n\w*|prepar\w+|threaten\w*|decid\w+|ask\w*|beckon\w*|gestur\w+|wait\w*|time|free"
    r"|tells?"
    r"|signals?|motions?|orders?|makes?|going|unable|supposed)\s+(?:\w+\s+){0,3}to\s+(?:leave|go"
    r"|exit"
    r"|depart|flee|walk (?:out|off|away)|run (?:off|away)|head out|storm out)\b",
    re.IGNORECASE,
)
_EMPTIED = re.compile(
    r"\b(?:no ?body|no[ -]one) (?:is )?left\b|\bthe \w+ empties\b|\bleaving the \w+ (?:empty"
    r"|deserted)\b"
    r"|\b(?:until|till) the \w+ (?:is|lies|stands) (?:empty|deserted)\b"
    r"|^\W*(?:everyone|everybody|they all|all of them|all (?:two|three|four|five))\b[^.;]{0,40}"
    r"\b(?:leaves?|exits?|files? out|(?:rac|rush|run|hurr|charg|head|walk|troop|storm|pour|pil)\w*"
    r" (?:after|out|off|away)|flees?|scatters?|disperses?)\b",
    re.IGNORECASE,
)
_NO_EXIT = re.compile(
    r"\bburst\w* (?:out|into) |\bout (?:a|an|his|her|their|loud)\b"
    r"|\b(?:leav\w+|left)\s+(?:an?|another|the|his|her|their|it|one|some)\b"
    r"(?! (?:room|house|building|office|bar|shop|store|table|place|tent|kitchen|hall|church"
    r"|apartment|cabin|others?)\b)"
    r"|\bout on (?:all fours|(?:his|her|their) (?:hands|knees|belly|stomach|back))\b"
    r"|\bleav\w+ off\b|\bpulls? away\b|\binto the light\b",
    re.IGNORECASE,
)
_CARRIES = re.compile(
    r"\b(?:scoop|lift|carr|pick|sling|hoist|gather|drag|heav|haul)\w*\b(?! (?:back|down))",
    re.IGNORECASE,
)
_LED = re.compile(r"\b(?:steer|usher|escort|lead|drag|hustl|walk|carr|tak|march|wheel)\w*\b")


def goes(beat: Beat, deed: Deed, gone: Iterable[str], *, inside: bool) -> bool:
    """Whether a deed takes its doer away.

    `gone`: who has left before; `inside`: whether the doer has been there.
    """
    text = deed.text
    away = told_gone(text) or (inside and _AWAY_INTO.search(text) is not None)
    if not inside and arriving(text):
        return False
    if away and inside and deed.verb == "enter" and not _NO_EXIT.search(text):
        return True
    if deed.verb == "enter" or _NO_EXIT.search(text) or (arriving(text) and not away):
        return False
    if away or deed.verb == "exit":
        return not _INTENDED.search(_upto(beat.text, text))
    led = sent_away(deed) and deed.target is not None and _LED.search(text)
    return bool(led) or bool(_AFTER_THEM.search(text) and any(True for _ in gone))


@lru_cache(maxsize=4096)  # the same clauses are asked about person by person
def told_gone(text: str) -> bool:
    """Whether a clause says that somebody leaves."""
    return _GONE.search(text) is not None or _WITHDRAWS.search(text) is not None


def named_going(text: str, character: Character) -> bool:
    """Whether the words after somebody's name say that they leave."""
    for start, end in places_of(character, text):
        opens = re.search(r"(?:^|[.;!?]\s+|\band\s+)(?:[Tt]he |[Tt]wo |[Aa] )?$", text[:start])
        rest = re.split(r"[.;:!?]|\b(?:and|while|as|but)\s+(?:the\s+)?[A-Z]", text[end:])[0]
        taken = _TAKING.search(text[:start])
        if taken and re.match(r"\s+(?:out|away|off|through the (?:\w+ )?door|from the)\b", rest):
            return True
        if not re.match(r",\s+who\b", rest):
            rest = re.split(r",\s+(?:who|which)\b", rest)[0] if opens else ""
        if not character.group:
            rest = re.sub(r"\bare gone\b", "", rest)
        if told_gone(rest) and not _NO_EXIT.search(rest) and not _INTENDED.search(rest):
            return True
    return False


def unnamed_going(text: str) -> str:
    """Whether "one" or "several" leave, by a sentence without a name; else ""."""
    if not told_gone(text) or _NO_EXIT.search(text) or _INTENDED.search(text):
        return ""
    if re.match(r"\W*They\b", text):
        return "several"
    return "one" if re.match(r"\W*(?:Then )?[A-Z][a-z]+s\b(?! (?:is|are|of|in)\b)", text) else ""


def _upto(whole: str, clause: str) -> str:
    """A sentence up to the end of one of its clauses."""
    at = whole.find(clause.rstrip(" .,;"))
    start = max(whole.rfind(".", 0, at), 0) if at >= 0 else 0
    return whole[start : at + len(clause)] if at >= 0 else clause


def emptied(text: str) -> bool:
    """Whether a sentence says that all leave the place."""
    return _EMPTIED.search(text) is not None


_TAKING = re.compile(rf"{_LED.pattern}(?: \w+ly)?\s+$")


def carries(deed: Deed) -> bool:
    """Whether a deed takes somebody up who then goes where its doer goes."""
    return deed.prop is None and _CARRIES.search(deed.text) is not None
