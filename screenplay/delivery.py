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
    (Emotion.AFRAID, 0.8, r"terrif\w+|panick\w*|panic\w*|petrified|horrified|alarmed"),
    (Emotion.AFRAID, 0.5, r"afraid|scared|fright\w+|nervous\w*|anxious\w*|worried|trembling"
     r"|stammer\w*|spooked|timid\w*|uneasy|uneasily|oh crap|fear\w*|shaking(?! (?:his |her "
     r"|their )?head)|shaky"
     r"|tense\w*|concerned"),
    (Emotion.SAD, 0.8, r"cry(?:ing)?(?! out)\b|cries\b|in tears|sobbing|weeping|anguish\w*"
     r"|devastated|heartbroken|griev\w+|wail\w*"),
    (Emotion.SAD, 0.5, r"sad\w*|tear\w*|sorrow\w*|mourn\w*|broken|defeated|sighing|sighs|"
     r"melanchol\w+|regretful\w*|remorse\w*|disappoint\w+|weak\w*|apolog\w+|sorry|wistful\w*"),
    (Emotion.SURPRISED, 0.6, r"surpris\w+|startled|shocked|stunned|astonish\w+|amazed|disbelie\w+|"
     r"incredul\w+|bewildered|confused|taken aback|gasp\w*|wide-eyed|baffled|puzzled"
     r"|startling awake"),
    (Emotion.DISGUSTED, 0.6, r"disgust\w+|repulsed|revolted|sickened|contempt\w*"
     r"|scornful\w*|sneer\w*"),
    (Emotion.HAPPY, 0.8, r"laugh(?:s|ing|ter)?\b|beams|ecstatic|overjoyed|thrilled|delighted"
     r"|excited\w*|triumphant\w*"),
    (Emotion.HAPPY, 0.5, r"happy|happily|cheer\w*|smil\w+|joy\w*|grin\w*|bright(?:ly)?\b|giggl\w*"
     r"|hopeful\w*|eager\w*|content(?:ed\w*)?\b|merr(?:y|ily)"
     r"|beaming|pleased|chuckl\w*|warmly|impressed|enthusias\w+|proud\w*|relieved"
     r"|friendly|refreshed"),
    (Emotion.TENDER, 0.4, r"tender\w*|gentl[ey]|loving\w*|affection\w*|kind(?:ly)?|soft(?:ly|er)?|"
     r"sympath\w+|comfort\w*|sooth\w*|reassur\w+|compassion\w*|intimate\w*|warm\b"),
    (Emotion.WRY, 0.4, r"wry\w*|sarcas\w+|dry(?:ly)?|smirk\w*|deadpan|teas\w+|joking\w*|playful\w*|"
     r"mocking\w*|amused|ironic\w*|skeptical\w*|sceptical\w*|dubious\w*|musing|sly(?:ly)?"
     r"|winking|innocent\w*|mischiev\w*|coy(?:ly)?|cheeky"),
    (Emotion.URGENT, 0.7, r"urgent\w*|hurried\w*|insistent\w*|desperate\w*|pleading|begging|"
     r"frantic\w*|breathless\w*|intense\w*|determined|pressing|floor it|out of breath|panting"
     r"|breathing (?:hard|heavily)|winded|puffing"),
    (Emotion.NEUTRAL, 0.55, r"serious\w*|solemn\w*|grave(?:ly)?\b|firm(?:ly)?\b|earnest\w*"
     r"|matter-of-fact|businesslike"),
)  # fmt: skip
_STRONGEST_FIRST = sorted(_FEELINGS, key=lambda row: -row[1])
_FEELING = re.compile("|".join(f"({words})" for _, _, words in _STRONGEST_FIRST))
_WORD = re.compile(r"[a-z][\w'-]*")
_HEADS = frozenset(
    piece[:2]
    for _, _, words in _FEELINGS
    for piece in re.split(r"\|", words)
    if piece[:2].isalpha()
)
"""First letters of every word of feeling: most words of a text are dismissed by them."""
_WHISPER = re.compile(
    r"\b(?:whisper\w*|hushed|under (?:his|her|their) breath|sotto(?: voce)?|mouth(?:s|ing))",
    re.IGNORECASE,
)
_QUIET = re.compile(
    r"\b(?:quiet(?:ly|er)?|low(?:er)?\b|soft(?:ly|er)?|mutter\w*|murmur\w*|mumbl\w*|weak(?:ly)?"
    r"|to (?:him|her|them)self)", re.IGNORECASE,
)  # fmt: skip
_SHOUT = re.compile(
    r"\b(?:shout\w*|yell\w*|scream\w*|loud(?:ly|er)?|holler\w*"
    r"|call(?:s|ing)(?: (?:out|to|after|back|up|down|from|over|across)\b|$|[,; ]*$)|bellow\w*"
     r"|roar\w*|booming"
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
_CUES: tuple[tuple[Emotion, float, str], ...] = (
    (Emotion.AFRAID, 0.8, r"(?:somebody |someone |please )?help(?: me)?(?=!)|oh no\b|don't shoot"),
    (Emotion.URGENT, 0.75, r"(?:watch|look) out\b|hurry\b|quick(?=!)|run(?=!)|wait(?=!)|stop(?=!)"
     r"|stop (?:it|that|him|her|them|the)\b(?=[^.?]*!)|come on(?=!)|go(?=!)"),
    (Emotion.HAPPY, 0.65, r"ha(?: ?ha)*\b(?=[!,. ])|hoo?ray\b|hurrah\b|yay\b|yippee\b|bravo\b"
     r"|yes(?=!)|got it(?=!)|congratulations\b|woo-?hoo\b|cheers(?=!)"),
    (Emotion.SURPRISED, 0.65, r"wow\b|whoa\b|oh my\b|my god\b|what\?!|good heavens\b|no way\b"),
    (Emotion.DISGUSTED, 0.6, r"ugh\b|eww*\b|yuck\b|gross(?=[.!])|disgusting\b"),
    (Emotion.ANGRY, 0.65, r"damn\b|shut up\b|get out(?=[.!])|how dare\b|i hate\b|go to hell\b"
     r"|leave me alone\b|you (?:bastard|idiot|liar|fool)\b"),
    (Emotion.SAD, 0.45, r"i(?:'m| am) (?:so |very |really |truly )?sorry\b|forgive me\b"
     r"|i miss (?:you|him|her)\b"),
    (Emotion.TENDER, 0.5, r"i love you\b|i(?:'ve| have) missed you\b"),
)  # fmt: skip
"""What the words themselves tell, at the head of a sentence."""
_CUE_PATTERNS = tuple(
    (
        emotion,
        level,
        re.compile(rf"(?:^|[.!?…—-]\s+|^\W+)(?:oh,? |well,? )?(?:{words})", re.IGNORECASE),
    )
    for emotion, level, words in _CUES
)
_QUIET_CAP = 0.3


_GRAVE = re.compile(r"\b(?:serious|solemn|grave(?:ly)?\b|earnest)", re.IGNORECASE)


def delivery_of(notes: tuple[str, ...], text: str) -> Delivery:
    """Delivery of a line from its parentheticals (brackets or not) and its punctuation."""
    direction = " ; ".join(note.strip("() ") for note in notes)
    emotion, intensity = _feeling(direction)
    if emotion is Emotion.NEUTRAL and not text.isupper():
        emotion, intensity = _told(text, intensity)
    loud = _SHOUT.search(direction) is not None or _all_capitals(text)
    whisper = _WHISPER.search(direction) is not None and not loud
    emotion, intensity = _punctuated(emotion, intensity, text)
    if loud:
        intensity = max(intensity, 0.85)
    elif _QUIET.search(direction):
        intensity = min(intensity, _QUIET_CAP)
    if whisper:
        intensity = min(intensity, _QUIET_CAP)
    pause = any(_PAUSE.search(note) for note in notes)
    return Delivery(emotion, round(intensity, 2), whisper, loud, _pace(direction, emotion), pause)


def _told(text: str, intensity: float) -> tuple[Emotion, float]:
    """Emotion that the line's own words name ("Help!", "I'm sorry"), the first of them."""
    plain = text.replace("’", "'")
    found = [
        (match.start(), emotion, level)
        for emotion, level, pattern in _CUE_PATTERNS
        if (match := pattern.search(plain))
    ]
    if not found:
        return Emotion.NEUTRAL, intensity
    _, emotion, level = min(found, key=lambda item: item[0])
    return emotion, level


def is_pause(note: str) -> bool:
    """Whether a parenthetical only asks for silence: (beat), (pause), (brief pause)."""
    words = note.strip("() .…").lower()
    return not words or _ONLY_PAUSE.fullmatch(words) is not None


def _feeling(direction: str) -> tuple[Emotion, float]:
    """The first feeling named, by its place in the text; stronger words win a tie."""
    low = direction.lower()
    for word in _WORD.finditer(low):
        match = _FEELING.match(low, word.start()) if word.group()[:2] in _HEADS else None
        if match is not None and match.lastindex is not None:
            emotion, level, _ = _STRONGEST_FIRST[match.lastindex - 1]
            return emotion, level
    return Emotion.NEUTRAL, 0.4


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
    if _GRAVE.search(direction):
        return 0.94
    paces = {Emotion.URGENT: 1.15, Emotion.AFRAID: 1.1, Emotion.SAD: 0.9, Emotion.TENDER: 0.92}
    return paces.get(emotion, 1.0)
