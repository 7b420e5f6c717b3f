"""Remarks that are wishes: what is wrong is said, and what is wanted is meant.

Enters: a note's plain text with people as placeholders. Leaves: the same said as a wish: "not close
enough" is "closer", "there should not be any music" is "no music". Only turns of phrase whose wish
is sure are here; every word of one is read, and what stays goes through the grammar as ever.
"""

import re

from planner.revising.remarks.cut import CUTS
from planner.revising.remarks.entrances import ENTRANCES
from planner.revising.remarks.film import FILMIC, REASONS
from planner.revising.remarks.lengths import LENGTHS
from planner.revising.remarks.look import LOOKS, SEEMING
from planner.revising.remarks.measure import MEASURES, TIMES
from planner.revising.remarks.new_shots import NEW_SHOTS
from planner.revising.remarks.order import BLACK, ORDER
from planner.revising.remarks.scenes import PEOPLE, PICTURES
from planner.revising.remarks.shares import SHARES
from planner.revising.remarks.sound import SOUNDS
from planner.revising.remarks.staging import STAGING
from planner.revising.words.of_remarks import ENOUGH, FEELINGS

_GERUNDS = {
    "holding": "hold", "cutting": "cut", "tightening": "tighten", "trimming": "trim",
    "adding": "add", "removing": "remove", "losing": "lose", "dropping": "drop", "making": "make",
    "putting": "put", "having": "have", "giving": "give", "swapping": "swap", "merging": "merge",
    "splitting": "split", "moving": "move", "going": "go", "shooting": "", "framing": "frame",
    "starting": "start", "staying": "stay", "using": "use", "speeding": "speed",
    "slowing": "slow", "turning": "turn", "joining": "join", "shortening": "shorten",
    "lengthening": "lengthen", "deleting": "delete", "changing": "change", "seeing": "see",
    "showing": "show", "widening": "wider", "getting": "get",
}  # fmt: skip
_BEGINS = (
    r"(?:^|(?<=[.;!?] )|(?<=try )|(?<=maybe )|(?<=perhaps )|"
    r"(?<=consider )|(?<=suggest ))"
)
_TABLE = (
    *SHARES, *LENGTHS, *ENTRANCES, *BLACK, *CUTS, *ORDER, *NEW_SHOTS, *SOUNDS, *LOOKS, *FILMIC,
    *MEASURES, *STAGING, *PICTURES, *PEOPLE, *TIMES,
)  # fmt: skip
_ROWS = tuple((re.compile(rf"(?<![\w@'-])(?:{said})"), wish) for said, wish in _TABLE)
_REASONS = tuple((re.compile(said), wish) for said, wish in (*REASONS, *SEEMING))
_GERUND = re.compile(rf"{_BEGINS}(?P<verb>{'|'.join(_GERUNDS)})(?![\w'])")
_WHY = re.compile(r"^why (?P<asked>[^.,;?!]*)[.,;?!]+ (?=\w)")
_RUN_ON = re.compile(r"(?<=\d) (?=(?:it|they|this|he|she) (?:is|are|feels|looks)\b)")
_DOING = re.compile(r"(?:@w\d+|\b(?:he|she|they|who|nobody))(?: should| must| to)? $")
_DEED = re.compile(
    r"(?:can|could|do|does|hold|stay|linger|hang|rest|sit|want|need|would|see|hear|wait|cuts?|move|"
    r"focus|give|get|show|have|raise|lift|bring|drop|put|turn|back|follow)\b"
)
_TOLD = re.compile(r"@[wcp]\d+(?!')|\b(?:shot|scene) \d+\b")


def wished(text: str) -> str:
    """The text with remarks said as wishes."""
    text = _WHY.sub(lambda m: "".join(f"{n}, " for n in _TOLD.findall(m.group("asked"))), text)
    text = _RUN_ON.sub(", ", text.rstrip(" .!?"))
    text = _GERUND.sub(lambda m: _GERUNDS[m.group("verb")], text)
    for said, nothing in _REASONS:
        text = said.sub(nothing, text)
    for said, wish in _ROWS:
        text = said.sub(lambda m, w=wish: _said(m, w), text)  # type: ignore[misc]
    return re.sub(r"\s+", " ", text).strip()


def _said(match: re.Match[str], wish: str) -> str:
    """A wish with the words of the remark in their places; an owner's mark goes."""
    if _DOING.search(match.string[: match.start()]) and _DEED.match(match.group()):
        return match.group()  # "she can not see him": she, not the audience
    if wish == "ENOUGH":
        return ENOUGH[match.group("enough")]
    if wish == "PLAYED":
        return f"play {match.group('q')} {FEELINGS[match.group('feeling')]}"
    if wish == "FEELING":
        return f"{match.group('way')} {FEELINGS[match.group('feeling')]} "
    wish = re.sub(r"\\g<how>~", _how(match), wish)
    return re.sub(r"('s|\bhis|\bher)~", lambda m: _owner(m.group(1)), match.expand(wish))


def _how(match: re.Match[str]) -> str:
    """How much: "much too" is "much", "too" is nothing."""
    said = match.groupdict().get("how") or ""
    return said.removesuffix("too").strip()


def _owner(own: str) -> str:
    """Who owns: "@w0's" is "@w0", "his" is "him"."""
    first = own.split(maxsplit=1)[0].removesuffix("'s")
    return {"his": "him"}.get(first, first)
