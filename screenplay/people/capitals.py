"""Names in capitals inside action, and which of them are people.

Enters: sentences of action. Leaves: runs of words in capitals ("An OLD MAN sits" → OLD MAN), and
for each whether it introduces a person or a crowd: by its noun, a first name, an age beside it, or
because it does what only people do. Sounds, props, signs, shots and places in capitals are none.
"""

import re

from screenplay.words.lexicon import ADVERBS, FORMS, Form
from screenplay.words.names import (
    CREWS,
    FEMALE_NAMES,
    GROUP_NOUNS,
    MALE_NAMES,
    PERSON_NOUNS,
    is_group_name,
)
from screenplay.words.vocabulary import vocabulary

_WORD = re.compile(r"#\d{1,2}\b|[^\W_](?:[\w'’\-]|\.(?=\w))*\.?")
_LINKS = vocabulary(
    """
    THE A AN AKA ONE TWO THREE FOUR FIVE SIX SEVEN EIGHT NINE TEN ELEVEN TWELVE TWENTY FIFTY
    HUNDRED THOUSAND DOZEN SEVERAL SOME MANY FEW
    """
)
_LONGEST = 4  # words in a silent person's name
_THINGS = vocabulary(
    """
    house home car door room road street river hall kitchen bedroom office phone desk photo
    shop bar hand hands face eyes bridge station store field gas school tower box
    train bus truck van taxi cab plane jet boat ship bike motorbike ambulance limousine limo jeep
    """
)
_AGENT = re.compile(r"(?:ER|OR|IST|IAN|EER|ESS|MAN|WOMAN|PERSON|SMITH|HERD|BOY|GIRL)$")
_TOOLS = vocabulary(
    """
    printer computer trailer cooler poster letter paper folder heater timer speaker elevator
    mirror motor corridor monitor scooter helicopter flower river water tower corner ladder hammer
    lighter container newspaper drawer burner counter buzzer cover number order banner border
    boiler bumper burger chamber chopper cruiser cylinder freighter locker powder projector
    radiator reactor recorder refrigerator register sensor server shower silver slipper sweater
    thunder tractor transmitter trigger typewriter fever finger layer center dagger diner dinner
    fender filter grinder shutter spider steamer sticker toaster laser roller router blender razor
    sprinkler stretcher whisper laughter murder disaster anger answer beeper boulder cleaver
    copter crater feather floor freezer glitter gutter leather lever liquor
    loudspeaker meter offer pager parlor pepper pointer poker scanner
    screwdriver skyscraper soccer splinter sulfur super temper theater tremor tumor vapor winter
    wrapper zipper cursor editor chest dress address business
    process access success fitness illness darkness wilderness express mattress fortress compass
    list fist mist twist wrist human german
    """
)
"""Words that end as names of trades do and are none."""
_INSIDE = vocabulary(
    """
    in with of at on from who wearing carrying holding
    """
)
_BEASTS = vocabulary(
    """
    dog cat horse bird fish cow pig sheep goat rat mouse crow raven wolf bear snake spider bee
    dogs cats horses birds crow crows rats mice wolves snakes spiders bees ewes hen duck ducks
    """
)
_HUMAN = vocabulary(
    """
    nod shrug smile laugh shake_head frown drink eat kneel hug kiss smoke type gesture clap bow
    shake_hands phone think hesitate sneak stare glance
    """
)
"""What only people and beasts are seen to do."""

_NEEDS_HANDS = _HUMAN | vocabulary(
    """
    look sit walk search read write cry sigh wait listen watch sleep wake pick_up put_down give
    throw open pour cook wash knock touch hold kiss push pull put_on take_off whisper crouch
    """
)
"""What somebody named without an article does: rain, smoke and music do not."""
_STUFF = vocabulary(
    """
    smoke steam music rain snow hail sleet wind thunder lightning fog mist dust sand ash water light
    sunlight moonlight daylight darkness silence laughter applause fire fireworks blood static noise
    traffic confetti champagne oil gas mud ice glass paper money grass dawn dusk night day morning
    """
)
"""What is not counted and so stands without an article, too."""
_CLAUSE_END = re.compile(r"[.,;]\s|\b(?:as|while|and)\s")
_FOLLOWING = re.compile(r"^[\s,]*((?:who\s+)?[a-z][a-z'-]*(?:\s+[a-z'-]+)?)")
_BARE = re.compile(r"(?:^|[.;]\s+|\b(?:as|while|and|then)\s+)\Z")


def capital_runs(sentence: str) -> list[str]:
    """Runs of words in capitals inside a sentence that is not itself in capitals."""
    if sentence.upper() == sentence:
        return []
    runs: list[list[str]] = []
    end = -1
    for match in _WORD.finditer(sentence.replace("’", "'")):
        word = match.group()
        if not _is_capital(word):
            end = -1
            continue
        gap = sentence[end : match.start()] if end >= 0 else "x"
        if gap.strip() == "" and runs:
            runs[-1].append(word)
        else:
            runs.append([word])
        end = -1 if word.endswith(".") and len(word) > 4 else match.end()
    return [bare(" ".join(run)) for run in runs if bare(" ".join(run))]


def _is_capital(word: str) -> bool:
    if word.islower():
        return False
    letters = [char for char in word.removesuffix("'s") if char.isalpha()]
    return word.startswith("#") or (
        len(letters) > 1
        and all(not char.islower() for char in letters)
        and word.upper() != word.lower()
    )


def bare(run: str) -> str:
    """A run without articles, numbers, possessive ending and marks at its ends."""
    text = re.sub(r"'s$|'S$", "", run.strip(" .'-"))
    while (first := text.partition(" "))[0] in _LINKS and first[2]:
        text = first[2]
    return "" if text in _LINKS or text in ("AND", "OF") else text


def is_person(run: str) -> bool:
    """Whether a name's own words say that it is a person or a crowd."""
    words = run.lower().split()
    last = words[-1].strip(".,")
    if len(words) > _LONGEST or any(word.endswith("'s") for word in words):
        return False
    if last in _BEASTS:
        return False
    if last == "hand" and len(words) > 1 and words[-2] in CREWS:
        return True
    if last in PERSON_NOUNS or is_group_name(run) or last in GROUP_NOUNS:
        return True
    return is_first_name(words[0]) and len(words) <= 3 and last not in _THINGS


def is_first_name(word: str) -> bool:
    """Whether a word is a common first name."""
    return word.lower() in FEMALE_NAMES or word.lower() in MALE_NAMES


def is_thing(word: str) -> bool:
    """Whether a word after a name makes it a place or thing: STEEL DOOR."""
    return word.lower() in _THINGS


def acts(run: str, sentence: str) -> bool:
    """Whether a run in capitals stands as who does what people do: "A BUSKER strums"."""
    text = sentence.replace("’", "'")
    if run.lower().split()[-1] in _BEASTS | _THINGS:
        return False
    at = text.find(run)
    if at < 0 or not _opens(_CLAUSE_END.split(text[:at])[-1]):
        return False
    following = _FOLLOWING.findall(text[at + len(run) :])
    words = following[0].lower().split() if following else []
    if words[:1] == ["who"]:
        return True
    words = _without_adverbs(words)
    form = FORMS.get(words[0]) if words else None
    if _AGENT.search(run) and run.lower().split()[-1] not in _TOOLS:
        return bool(words) and (words[0].endswith("s") or words[0] == "with")
    return form is not None and form.form is Form.THIRD and form.verb in _HUMAN


def named_bare(run: str, sentence: str) -> str:
    """The verb of a sentence that opens with a name and no article; "" where it is none.

    English lets names and stuff stand so (SMOKE fills), but no thing that can be counted.
    """
    text = sentence.replace("’", "'")
    at = text.find(run)
    last = run.lower().split()[-1]
    if at < 0 or not _BARE.search(text[:at]) or last in _BEASTS | _THINGS | _TOOLS | _STUFF:
        return ""
    words = _without_adverbs(re.findall(r"[\w'-]+", text[at + len(run) :].lower())[:3])
    form = FORMS.get(words[0]) if words else None
    follows = text[at + len(run) : at + len(run) + 1] == " "
    return form.verb or form.lemma if follows and form and form.form is Form.THIRD else ""


def needs_hands(verb: str) -> bool:
    """Whether only somebody with a mind or hands does it."""
    return verb in _NEEDS_HANDS


def _without_adverbs(words: list[str]) -> list[str]:
    while words and (words[0] in ADVERBS or words[0].endswith("ly")):
        words = words[1:]
    return words


def _opens(lead: str) -> bool:
    """An article, a number and adjectives only: no preposition makes it a place."""
    words = lead.lower().split()
    return bool(words) and words[0] in ("a", "an", "another", "one") and not _INSIDE & set(words)
