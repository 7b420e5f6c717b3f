"""English verbs and small words that action sentences are read with.

Enters: nothing. Leaves: every form of the verbs that mean one of `screenplay.actions.VERBS`,
phrasal verbs, and the function words that bound a clause. Typed for Storyreel.
"""

from dataclasses import dataclass
from enum import StrEnum

from screenplay.vocabulary import vocabulary

_LEMMAS = """
walk: walk stroll stride wander pace step trudge march amble saunter head move cross shuffle limp
walk: stagger stumble plod tiptoe navigate drift go fly advance retreat circle sidle squeeze
run: run rush hurry dash sprint race bolt jog scramble scurry charge flee gallop speed zip
run: chase dart
enter: enter emerge arrive burst barge appear materialize return
exit: exit leave depart disappear vanish escape
approach: approach near intercept greet meet
follow: follow trail tail pursue accompany
sit: sit perch slump seat
stand: stand rise
lie: lie recline sprawl lounge collapse
kneel: kneel
crouch: crouch squat duck hunker cower
turn: turn spin swivel pivot whirl wheel
look: look gaze peer peek regard spot notice see examine inspect study scan survey check observe
look: find
stare: stare glare gape gawk
glance: glance glimpse
search: search rummage hunt scour seek
pick_up: grab lift collect gather scoop retrieve snatch pluck fetch
put_down: place set deposit plop tuck
give: give hand offer pass deliver present
take: take accept receive steal
throw: throw toss fling hurl chuck lob
catch: catch
open: open unlock unwrap unzip unfold
close: close shut lock slam
push: push shove nudge press
pull: pull drag tug yank haul
pour: pour
drink: drink sip gulp swig guzzle down
eat: eat chew bite munch devour nibble swallow
cook: cook fry bake stir flip grill roast
wash: wash scrub rinse wipe clean dry mop
write: write scribble sign draw sketch jot note
read: read
type: type
point: point indicate
wave: wave beckon
nod: nod
shrug: shrug
bow: bow curtsy curtsey
clap: clap applaud
knock: knock
hug: hug embrace cuddle
kiss: kiss
touch: touch stroke caress pat rub brush tap tweak adjust poke comfort
hold: hold carry clutch grip grasp cradle wield balance
hit: hit punch slap smack strike kick beat whack rough slug
fight: fight wrestle struggle grapple brawl
shoot: shoot fire
aim: aim
fall: fall trip tumble topple faint drop crumple
jump: jump leap hop vault spring dive
climb: climb scale clamber
dance: dance waltz sway twirl
sing: sing hum croon
sleep: sleep doze nap snore
wake: wake awaken
drive: drive accelerate steer
ride: ride cycle
phone: phone dial telephone call
answer: answer
smile: smile grin smirk beam
laugh: laugh giggle chuckle cackle snicker
cry: cry weep sob
frown: frown scowl grimace wince
sigh: sigh exhale
scream: scream shriek yell shout bellow
whisper: whisper murmur mutter
think: think ponder contemplate wonder consider muse
wait: wait
listen: listen overhear
watch: watch
smoke: smoke
light: light
work: work
play: play
swim: swim
hide: hide
sneak: sneak creep slink
stop: stop halt freeze pause
hesitate: hesitate
gesture: gesture motion signal fidget
raise: raise
lower: lower
die: die
speak: speak talk say tell reply argue explain announce chat recite ask continue toast
"""

_IRREGULAR = {
    "sit": ("sat", "sat"), "stand": ("stood", "stood"), "lie": ("lay", "lain"),
    "run": ("ran", "run"),
    "go": ("went", "gone"), "take": ("took", "taken"), "give": ("gave", "given"),
    "throw": ("threw", "thrown"), "catch": ("caught", "caught"), "hold": ("held", "held"),
    "hit": ("hit", "hit"), "fight": ("fought", "fought"), "shoot": ("shot", "shot"),
    "fall": ("fell", "fallen"), "leave": ("left", "left"), "rise": ("rose", "risen"),
    "see": ("saw", "seen"), "drink": ("drank", "drunk"), "eat": ("ate", "eaten"),
    "bite": ("bit", "bitten"), "write": ("wrote", "written"), "strike": ("struck", "struck"),
    "beat": ("beat", "beaten"), "steal": ("stole", "stolen"), "draw": ("drew", "drawn"),
    "sing": ("sang", "sung"), "swim": ("swam", "swum"), "hide": ("hid", "hidden"),
    "speak": ("spoke", "spoken"), "say": ("said", "said"), "tell": ("told", "told"),
    "think": ("thought", "thought"), "wake": ("woke", "woken"), "drive": ("drove", "driven"),
    "ride": ("rode", "ridden"), "burst": ("burst", "burst"), "shut": ("shut", "shut"),
    "set": ("set", "set"), "read": ("read", "read"), "kneel": ("knelt", "knelt"),
    "freeze": ("froze", "frozen"), "creep": ("crept", "crept"), "fly": ("flew", "flown"),
    "flee": ("fled", "fled"), "spin": ("spun", "spun"), "sleep": ("slept", "slept"),
    "fling": ("flung", "flung"), "feel": ("felt", "felt"), "weep": ("wept", "wept"),
    "seek": ("sought", "sought"), "spring": ("sprang", "sprung"), "light": ("lit", "lit"),
    "get": ("got", "gotten"), "come": ("came", "come"), "make": ("made", "made"),
    "put": ("put", "put"), "hang": ("hung", "hung"), "shake": ("shook", "shaken"),

    "have": ("had", "had"), "find": ("found", "found"), "meet": ("met", "met"), "slide": ("slid",
    "slid"), "let": ("let", "let"),
}  # fmt: skip
_DOUBLED = vocabulary(
    """
    sit run grab chat hug pat rub tap tug spot scan step skip hop trip nod hum stop drop hit
    set put get plop slap slug drag chug jog swim shut shrug spin begin strip squat zip wrap beg
    flip let jot chop clap mop nap pin slam
    """
)

PHRASALS: dict[tuple[str, str], str] = {
    ("pick", "up"): "pick_up", ("put", "down"): "put_down", ("set", "down"): "put_down",
    ("lay", "down"): "put_down", ("put", "on"): "put_on", ("pull", "on"): "put_on",
    ("slip", "on"): "put_on", ("take", "off"): "take_off", ("pull", "off"): "take_off",
    ("slip", "off"): "take_off", ("strip", "off"): "take_off", ("strip", "out"): "take_off",
    ("get", "up"): "stand", ("stand", "up"): "stand", ("rise", "up"): "stand",
    ("sit", "down"): "sit", ("sit", "up"): "sit", ("lie", "down"): "lie", ("lie", "back"): "lie",
    ("get", "in"): "enter", ("get", "into"): "enter", ("come", "in"): "enter",
    ("come", "into"): "enter", ("walk", "in"): "enter", ("walk", "into"): "enter",
    ("step", "in"): "enter", ("step", "into"): "enter", ("go", "in"): "enter",
    ("go", "into"): "enter", ("step", "inside"): "enter", ("go", "inside"): "enter",
    ("come", "inside"): "enter", ("walk", "inside"): "enter", ("come", "out"): "enter",
    ("step", "out"): "enter", ("run", "in"): "enter", ("rush", "in"): "enter",
    ("get", "out"): "exit", ("walk", "out"): "exit", ("walk", "off"): "exit",
    ("walk", "away"): "exit", ("go", "out"): "exit", ("run", "off"): "exit", ("run", "out"): "exit",
    ("run", "away"): "exit", ("storm", "out"): "exit", ("storm", "off"): "exit",
    ("head", "out"): "exit", ("rush", "out"): "exit", ("speed", "off"): "exit",
    ("drive", "off"): "exit", ("drive", "away"): "exit", ("take", "out"): "pick_up",
    ("pull", "out"): "pick_up", ("hang", "up"): "hang_up", ("wake", "up"): "wake",
    ("hold", "up"): "raise", ("hold", "out"): "give", ("hand", "over"): "give",
    ("come", "to"): "approach", ("come", "over"): "approach", ("come", "up"): "approach",
    ("come", "forward"): "approach", ("step", "forward"): "approach", ("walk", "up"): "approach",
    ("throw", "up"): "fall", ("burst", "out"): "exit",
    ("put", "away"): "put_down", ("let", "go"): "put_down", ("look", "for"): "search",
    ("look", "through"): "search", ("sort", "through"): "search", ("talk", "on"): "speak",
    ("stare", "into"): "stare", ("get", "to"): "stand", ("return", "to"): "approach",
    ("call", "out"): "speak", ("call", "to"): "speak",
    ("call", "after"): "speak", ("call", "back"): "speak",
    ("extend", "hand"): "gesture", ("rip", "open"): "open", ("tear", "open"): "open",
    ("slide", "open"): "open", ("swing", "open"): "open", ("fling", "open"): "open",
    ("kick", "open"): "open", ("swing", "shut"): "close", ("slam", "shut"): "close",
    ("blow", "kiss"): "kiss", ("break", "down"): "cry", ("pass", "out"): "fall",
    ("put", "in"): "put_down", ("put", "back"): "put_down", ("put", "into"): "put_down",
    ("get", "back"): "enter", ("curl", "up"): "lie", ("swim", "in"): "swim",
    ("raise", "hand"): "raise", ("come", "back"): "enter", ("come", "through"): "enter",
    ("load", "in"): "put_down", ("load", "into"): "put_down", ("slip", "into"): "enter",
    ("slide", "into"): "put_down", ("look", "like"): "be", ("push", "past"): "walk",
    ("brush", "past"): "walk",
    ("rough", "up"): "hit", ("play", "up"): "gesture", ("beat", "up"): "hit",
    ("roll", "forward"): "walk", ("fall", "asleep"): "sleep",
}  # fmt: skip
"""(lemma, particle within a few words) → verb."""

NOUN_PHRASALS: dict[tuple[str, str], str] = {
    ("shake", "head"): "shake_head", ("shake", "heads"): "shake_head",
    ("shake", "hands"): "shake_hands", ("shake", "hand"): "shake_hands",
    ("take", "seat"): "sit", ("take", "sip"): "drink", ("take", "swig"): "drink",
    ("take", "drink"): "drink", ("take", "gulp"): "drink", ("take", "bite"): "eat",
    ("take", "drag"): "smoke", ("take", "breath"): "sigh", ("take", "step"): "walk",
    ("take", "aim"): "aim", ("take", "look"): "look", ("share", "look"): "look",
    ("exchange", "look"): "look", ("exchange", "looks"): "look", ("share", "glance"): "glance",
    ("exchange", "glances"): "glance", ("make", "call"): "phone", ("start", "engine"): "drive",
    ("have", "seat"): "sit", ("roll", "eyes"): "look", ("close", "eyes"): "think",
    ("rub", "temples"): "touch", ("pick", "phone"): "answer", ("grab", "phone"): "answer",
    ("answer", "phone"): "answer", ("hang", "phone"): "hang_up", ("take", "phone"): "answer",
    ("talk", "phone"): "phone", ("speak", "phone"): "phone", ("chat", "phone"): "phone",
    ("light", "cigarette"): "smoke", ("puff", "cigarette"): "smoke", ("clear", "throat"): "speak",
    ("lose", "balance"): "fall", ("open", "mouth"): "hesitate", ("open", "eyes"): "look",
    ("lower", "voice"): "whisper", ("raise", "voice"): "speak", ("lower", "eyes"): "look",
    ("lower", "gaze"): "look", ("lower", "head"): "look", ("raise", "eyebrow"): "look",
    ("raise", "eyebrows"): "look", ("raise", "brow"): "look", ("hold", "gaze"): "look",
    ("meet", "gaze"): "look", ("meet", "eyes"): "look", ("take", "hand"): "touch",
    ("take", "hands"): "touch", ("grab", "hand"): "touch", ("grab", "arm"): "touch",
    ("raise", "glass"): "raise", ("drop", "knees"): "kneel",
    ("hold", "hands"): "touch", ("wave", "hand"): "wave", ("extend", "hand"): "shake_hands",
    ("nod", "head"): "nod", ("fix", "sandwich"): "cook", ("make", "sandwich"): "cook",
    ("make", "coffee"): "cook", ("make", "dinner"): "cook", ("make", "breakfast"): "cook",
    ("play", "dead"): "lie", ("cross", "arms"): "gesture", ("fold", "arms"): "gesture",
    ("spread", "arms"): "gesture", ("wipe", "tears"): "cry", ("check", "watch"): "look",
}  # fmt: skip
"""(lemma, object's head noun) → verb."""

_EXTRA_LEMMAS = (
    "pick", "put", "get", "come", "hang", "shake", "share", "exchange", "make", "have",
    "lay", "slip", "storm", "lean", "sort", "rip", "tear", "slide", "swing", "roll", "blow",
    "break", "curl", "extend", "start", "puff", "clear", "lose", "nod", "fix", "fold",
    "spread", "strip", "load", "begin", "try", "keep", "bring", "show", "reach", "cover",
    "use", "join",
)  # fmt: skip
_BY_DEFAULT = {
    "slide": "walk", "slip": "walk", "lean": "gesture", "storm": "walk", "swing": "gesture",
    "bring": "hold", "show": "hold", "reach": "gesture", "put": "put_down", "pick": "pick_up",
    "come": "approach", "lay": "put_down", "tear": "open", "rip": "open", "hang": "hold",
    "sort": "search", "curl": "lie", "extend": "gesture", "load": "put_down", "fix": "work",
    "use": "hold", "join": "approach", "cover": "touch",
}  # fmt: skip


class Form(StrEnum):
    """A verb form as it stands in the text."""

    BASE = "base"
    THIRD = "third"
    GERUND = "gerund"
    PAST = "past"


@dataclass(frozen=True, slots=True)
class VerbForm:
    """A word that may be a verb: its lemma, form and meaning ("" without a particle)."""

    lemma: str
    form: Form
    verb: str


def _third(lemma: str) -> str:
    if lemma.endswith(("s", "sh", "ch", "x", "z", "o")):
        return lemma + "es"
    if lemma.endswith("y") and lemma[-2] not in "aeiou":
        return lemma[:-1] + "ies"
    return {"have": "has"}.get(lemma, lemma + "s")


def _gerund(lemma: str) -> str:
    if lemma in _DOUBLED:
        return lemma + lemma[-1] + "ing"
    if lemma.endswith("ie"):
        return lemma[:-2] + "ying"
    return (lemma[:-1] if lemma.endswith("e") and not lemma.endswith("ee") else lemma) + "ing"


def _pasts(lemma: str) -> tuple[str, ...]:
    if lemma in _IRREGULAR:
        return _IRREGULAR[lemma]
    if lemma in _DOUBLED:
        return (lemma + lemma[-1] + "ed",)
    if lemma.endswith("y") and lemma[-2] not in "aeiou":
        return (lemma[:-1] + "ied",)
    return (lemma + "d" if lemma.endswith("e") else lemma + "ed",)


def _forms() -> dict[str, VerbForm]:
    meanings = dict.fromkeys(_EXTRA_LEMMAS, "") | _BY_DEFAULT
    for row in _LEMMAS.strip().splitlines():
        verb, lemmas = row.split(": ")
        meanings |= dict.fromkeys(lemmas.split(), verb)
    table: dict[str, VerbForm] = {}
    for lemma, verb in meanings.items():
        for past in _pasts(lemma):
            table.setdefault(past, VerbForm(lemma, Form.PAST, verb))
    for lemma, verb in meanings.items():
        table[_gerund(lemma)] = VerbForm(lemma, Form.GERUND, verb)
        table[_third(lemma)] = VerbForm(lemma, Form.THIRD, verb)
        table[lemma] = VerbForm(lemma, Form.BASE, verb)
    return table


FORMS = _forms()

DETERMINERS = vocabulary(
    """
    the a an this that these those his her its their our my your another some any each every
    no two three four five six seven eight nine ten several many few more most both one
    """
)
PREPOSITIONS = vocabulary(
    """
    of in on at to into onto toward towards from with without by for about over under above
    below through across along against around behind beside between beyond down up off out
    outside inside past near next within among like upon underneath after before during than
    as
    """
)
DIRECTIONS = vocabulary(
    """
    to into onto toward towards through across along against around behind beside between
    beyond down up off out outside inside past near over under in on at by back away from
    forward upstairs downstairs next after
    """
)
SUBORDINATORS = vocabulary(
    """
    as while when where whereas until because before after if though although but so then
    which whose once unless since that what how why
    """
)
HELPERS = vocabulary(
    """
    begins begin starts start continues continue keeps keep tries try
    beginning starting continuing trying
    """
)
BE = vocabulary(
    """
    is are 's 're am was were be being
    """
)
NEGATIONS = vocabulary(
    """
    not n't never cannot without nobody nothing can't won't doesn't don't isn't aren't
    couldn't wouldn't didn't hardly
    """
)
ADVERBS = vocabulary(
    """
    then too also just still now suddenly finally slowly quickly almost nearly both all
    already simply even always again quietly soon long well hard straight together alone
    nearby forward closer fast silently right open shut free wide awake upward offscreen
    downward further offscreen
    """
)
PARTICLES = vocabulary(
    """
    up down in on off out over away back around into inside forward open shut
    """
)
