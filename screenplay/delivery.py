"""How a line is said: parentheticals and punctuation to a Delivery.

Enters: the parentheticals before a line and its text. Leaves: emotion, intensity, whisper or
shout, pace and pause.
"""

import re

from screenplay.scene_graph import Delivery, Emotion

_FEELINGS: tuple[tuple[Emotion, float, str], ...] = (
    (Emotion.ANGRY, 0.8, r"furious|enraged|rage|seething|fuming|livid|outraged|snarl\w*|screaming"),
    (Emotion.ANGRY, 0.6, r"angr\w+|annoyed|irritated|mad\b|snapp\w+|snaps|bark\w*|frustrat\w+"
     r"|bitter\w*|accus\w+|exasperat\w+|cold(?:ly)?|icy|icily|harsh\w*|disgruntled|growl\w*|hiss\w*"
     r"|indignant\w*|defiant\w*|threatening\w*|stern\w*|impatient\w*"),
    (Emotion.AFRAID, 0.8, r"terrif\w+|panick\w*|panic\w*|petrified|horrified"),
    (Emotion.AFRAID, 0.5, r"afraid|scared|fright\w+|nervous\w*|anxious\w*|worried|trembling"
     r"|stammer\w*|uneasy|uneasily|oh crap|fear\w*|shaking(?! (?:his |her |their )?head)|shaky"
     r"|tense\w*|concerned"),
    (Emotion.SAD, 0.8, r"sobbing|weeping|anguish\w*|devastated|heartbroken|griev\w+|wail\w*"),
    (Emotion.SAD, 0.5, r"sad\w*|crying|tear\w*|sorrow\w*|mourn\w*|broken|defeated|sighing|sighs|"
     r"melanchol\w+|regretful\w*|remorse\w*|disappoint\w+|weak\w*|apolog\w+|sorry|wistful\w*"),
    (Emotion.SURPRISED, 0.6, r"surpris\w+|startled|shocked|stunned|astonish\w+|amazed|disbelie\w+|"
     r"incredul\w+|bewildered|confused|taken aback|gasp\w*|baffled|puzzled|startling awake"),
    (Emotion.DISGUSTED, 0.6, r"disgust\w+|repulsed|revolted|sickened|contempt\w*"
     r"|scornful\w*|sneer\w*"),
    (Emotion.HAPPY, 0.8, r"ecstatic|overjoyed|thrilled|delighted|excited\w*|triumphant\w*"),
    (Emotion.HAPPY, 0.5, r"happy|happily|cheer\w+|smil\w+|laugh\w*|joy\w*|grin\w*|brightly?"
     r"|giggl\w*"
     r"|beaming|pleased|chuckl\w*|warmly|impressed|enthusias\w+|proud\w*|relieved"
     r"|friendly|refreshed"),
    (Emotion.TENDER, 0.4, r"tender\w*|gentl[ey]|loving\w*|affection\w*|kind(?:ly)?|soft(?:ly|er)?|"
     r"sympath\w+|comfort\w*|sooth\w*|reassur\w+|compassion\w*|intimate\w*|warm\b"),
    (Emotion.WRY, 0.4, r"wry\w*|sarcas\w+|dry(?:ly)?|smirk\w*|deadpan|teas\w+|joking\w*|playful\w*|"
     r"mocking\w*|amused|ironic\w*|skeptical\w*|sceptical\w*|dubious\w*|musing|sly(?:ly)?|winking"),
    (Emotion.URGENT, 0.7, r"urgent\w*|hurried\w*|insistent\w*|desperate\w*|pleading|begging|"
     r"frantic\w*|alarmed|breathless\w*|intense\w*|determined|pressing|floor it"),
)  # fmt: skip
_FEELING_PATTERNS = tuple(
    (emotion, level, re.compile(rf"\b(?:{words})", re.IGNORECASE))
    for emotion, level, words in _FEELINGS
)
_WHISPER = re.compile(
    r"\b(?:whisper\w*|hushed|under (?:his|her|their) breath|sotto(?: voce)?|quiet(?:ly|er)?|low\b|"
    r"mutter\w*|murmur\w*|to (?:him|her|them)self|mouth(?:s|ing))", re.IGNORECASE,
)  # fmt: skip
_SHOUT = re.compile(
    r"\b(?:shout\w*|yell\w*|scream\w*|loud(?:ly|er)?|holler\w*"
    r"|call(?:s|ing) (?:out|to|after|back|up)|bellow\w*|roar\w*|booming"
    r"|crying out|over the (?:noise|music|wind))", re.IGNORECASE,
)  # fmt: skip
_PAUSE = re.compile(
    r"\b(?:beat|pause[sd]?|silence|long moment|hesitat\w+|after a (?:moment|while)|thinks|then)\b"
    r"|^\.\.\.$", re.IGNORECASE,
)  # fmt: skip
_ONLY_PAUSE = re.compile(
    r"(?:a |an |another |long |brief |short |tiny |then |beat|pause|pauses|\s)+|silence"
)
_FAST = re.compile(
    r"\b(?:fast(?:er)?|quick(?:ly)?|rapid\w*|hurried\w*|without pauses?|rushing)", re.IGNORECASE
)
_SLOW = re.compile(
    r"\b(?:slow(?:ly|er)?|drawl\w*|weary|wearily|tired\w*|sleepy|drowsy|weak)", re.IGNORECASE
)
_QUIET_CAP = 0.4


def delivery_of(notes: tuple[str, ...], text: str) -> Delivery:
    """Delivery of a line from its parentheticals (brackets or not) and its punctuation."""
    direction = " ; ".join(note.strip("() ") for note in notes)
    emotion, intensity = _feeling(direction)
    loud = _SHOUT.search(direction) is not None or _all_capitals(text)
    whisper = _WHISPER.search(direction) is not None and not loud
    emotion, intensity = _punctuated(emotion, intensity, text)
    if loud:
        intensity = max(intensity, 0.85)
    if whisper:
        intensity = min(intensity, _QUIET_CAP)
    pause = any(_PAUSE.search(note) for note in notes)
    return Delivery(emotion, round(intensity, 2), whisper, loud, _pace(direction, emotion), pause)


def is_pause(note: str) -> bool:
    """Whether a parenthetical only asks for silence: (beat), (pause), (brief pause)."""
    words = note.strip("() .…").lower()
    return not words or _ONLY_PAUSE.fullmatch(words) is not None


def _feeling(direction: str) -> tuple[Emotion, float]:
    """The first feeling named, by its place in the text; stronger words win a tie."""
    found = [
        (match.start(), -level, emotion)
        for emotion, level, pattern in _FEELING_PATTERNS
        if (match := pattern.search(direction))
    ]
    if not found:
        return Emotion.NEUTRAL, 0.4
    _, level, emotion = min(found, key=lambda item: item[:2])
    return emotion, -level


def feeling_of(text: str) -> Emotion:
    """Emotion that an action sentence or a parenthetical names, else neutral."""
    return _feeling(text)[0]


def _all_capitals(text: str) -> bool:
    words = [word for word in re.findall(r"[^\W\d_]{2,}", text) if word not in ("OK", "TV", "US")]
    return len(words) >= 2 and text.upper() == text and text.lower() != text


def _punctuated(emotion: Emotion, intensity: float, text: str) -> tuple[Emotion, float]:
    end = text.rstrip("\"”’')* ")
    if re.search(r"[?!]*(?:\?!|!\?)[?!]*$", end):
        surprised = Emotion.SURPRISED if emotion is Emotion.NEUTRAL else emotion
        return surprised, max(intensity, 0.7)
    if end.endswith("!!"):
        return _urgent(emotion), max(intensity, 0.8)
    if end.endswith("!"):
        return emotion, max(intensity, 0.65)
    if re.search(r"\b[A-Z]{3,}[!.]", text):
        return emotion, max(intensity, 0.6)
    if end.endswith(("...", "…")):
        return emotion, min(intensity, 0.35)
    return emotion, intensity


def _urgent(emotion: Emotion) -> Emotion:
    return Emotion.URGENT if emotion is Emotion.NEUTRAL else emotion


def _pace(direction: str, emotion: Emotion) -> float:
    if _FAST.search(direction):
        return 1.25
    if _SLOW.search(direction):
        return 0.8
    paces = {Emotion.URGENT: 1.15, Emotion.AFRAID: 1.1, Emotion.SAD: 0.9, Emotion.TENDER: 0.92}
    return paces.get(emotion, 1.0)
