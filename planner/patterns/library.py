"""The scene patterns by name: when each is chosen, what it shoots, whose convention it is.

Enters: nothing. Leaves: the registry, and the page `docs/patterns.md` that is made from it. The
shots themselves are the functions of the modules beside this one.
"""

from dataclasses import dataclass

KATZ = "Katz, Film Directing: Shot by Shot (1991)"
ARIJON = "Arijon, Grammar of the Film Language (1976)"
MASCELLI = "Mascelli, The Five C's of Cinematography (1965)"
MURCH = "Murch, In the Blink of an Eye (1995)"
PROFERES = "Proferes, Film Directing Fundamentals (2001)"
COMMON = "common convention"


@dataclass(frozen=True, slots=True)
class Pattern:
    """One way of shooting a kind of content."""

    name: str
    when: str
    shots: str
    source: str
    module: str  # of `planner.patterns`


PATTERNS = (
    Pattern("establishing", "a scene opens in a place that the film has just come to",
            "the place, wide, over the first action or over silence", MASCELLI, "places"),
    Pattern("re-establishing", "a talk has gone on for seven lines",
            "back to all who talk, wider", MASCELLI, "dialogue"),
    Pattern("two-hander", "two people talk",
            "over-the-shoulder pair, then singles; nearer as the talk goes on and as it burns",
            KATZ, "dialogue"),
    Pattern("quick exchange", "short lines between two, without force",
            "both in one frame", ARIJON, "dialogue"),
    Pattern("three and more", "three or more are there while one speaks",
            "the group, shoulders and clean singles; cut to whoever has the attention",
            ARIJON, "dialogue"),
    Pattern("monologue", "one speech lasts long",
            "the speaker, a listener, the speaker nearer, no two stretches as long; a confession "
            "in one take; alone: a change of size, a slow push-in",
            KATZ, "dialogue"),
    Pattern("telling", "the last sentence of a line tells its listener what they did not know",
            "the speaker, then the listener's face under that sentence", MURCH, "dialogue"),
    Pattern("addressed", "a later sentence of a line is about its listener, or the line is long",
            "the speaker, the listener's face under that sentence, the speaker nearer", MASCELLI,
            "monologue"),
    Pattern("phone call, one side", "somebody speaks into a phone, or a voice comes out of one",
            "the one who is there, nearer as the call goes on", COMMON, "heard"),
    Pattern("phone call, intercut", "the script intercuts two ends of a call",
            "singles of both ends in turn, each in its own place", COMMON, "phone"),
    Pattern("car interior", "people talk in a car",
            "both through the windscreen, then singles across; no shoulders", KATZ, "car"),
    Pattern("entrance and exit", "somebody comes in or goes out",
            "in full with the door, or the camera goes along; with whom it concerns", MASCELLI,
            "action"),
    Pattern("movement", "somebody walks",
            "in full; a pan or a track goes with a long way", MASCELLI, "action"),
    Pattern("chase", "people run after or from each other, or fight, beat upon beat",
            "pursued and pursuer in turn, one direction on screen, shorter and shorter, by hand",
            ARIJON, "chase"),
    Pattern("action", "people do things where they are",
            "as near as the deed needs to be read", MASCELLI, "action"),
    Pattern("witness", "something happens suddenly, or is done for long while somebody watches",
            "the deed, a brief face of whoever sees it; where turn follows on turn the deed again, "
            "nearer", MASCELLI, "quick"),
    Pattern("left behind", "somebody walks out on somebody", "who goes, as far as the door; the "
            "face of who stays under the last steps", KATZ, "leaving"),
    Pattern("sustained master", "one or two do one thing after another where they are",
            "one frame for all of it, eight seconds or longer, until something turns", KATZ,
            "sustained"),
    Pattern("insert", "a thing matters, or the script asks for it",
            "the thing alone, near", MASCELLI, "action"),
    Pattern("look and seen", "somebody looks at somebody or something for long enough",
            "who looks; what they see, from their eyes, or in one pan from the face; who looks "
            "again, nearer, if there is time", KATZ, "looks"),
    Pattern("reveal", "something is found, discovered or revealed",
            "the face first, then what it sees; without a face the camera draws back",
            PROFERES, "reveal"),
    Pattern("montage", "the script says MONTAGE",
            "a shot of its own for every item, sizes in turn, dissolves between", KATZ, "montage"),
    Pattern("series of shots", "the script says SERIES OF SHOTS",
            "a shot of its own for every item, sizes in turn, straight cuts", KATZ, "montage"),
    Pattern("flashback", "a scene plays in memory, dream or future",
            "a dissolve in and a dissolve back", COMMON, "memory"),
    Pattern("voice over picture", "a narrator speaks",
            "whom it is about, the scene wide, a detail; changed at ends of sentences",
            KATZ, "heard"),
    Pattern("voice out of frame", "somebody is heard who is not seen",
            "whoever listens", COMMON, "heard"),
    Pattern("silent scene", "nobody speaks in a scene of three beats or more",
            "wider first, held longer, faces only when something happens in them", PROFERES,
            "silent"),
    Pattern("as directed", "the script names the shot itself",
            "what it names", COMMON, "requests"),
    Pattern("words on screen", "a title, a chapter, a caption",
            "text alone, or over a picture of the scene", COMMON, "cards"),
)  # fmt: skip
NAMES = frozenset(pattern.name for pattern in PATTERNS)
_HEAD = """# Scene patterns

How scenes are covered, by what happens in them. `storyreel plan SCRIPT` names the pattern of every
shot. This page is made from `planner/patterns/library.py`.

| pattern | chosen when | shots | source |
|---|---|---|---|
"""


def page() -> str:
    """The page of all patterns, as Markdown."""
    rows = (f"| {p.name} | {p.when} | {p.shots} | {p.source} |\n" for p in PATTERNS)
    return _HEAD + "".join(rows)
