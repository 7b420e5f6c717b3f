"""Action sentences as who does what to what.

Enters: a sentence of action and the characters known so far. Leaves: deeds with a verb of the
closed vocabulary `VERBS`, which staging and motion know how to play.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from screenplay.clauses import Clause, Token, clauses, tokens_of
from screenplay.lexicon import NOUN_PHRASALS, PHRASALS, VerbForm
from screenplay.mentions import MentionIndex
from screenplay.objects import HANDLED, Objects, objects_of
from screenplay.pronouns import Antecedents
from screenplay.scene_graph import Deed, Gender
from screenplay.vocabulary import vocabulary

VERBS = (
    "walk", "run", "enter", "exit", "approach", "follow", "sit", "stand", "lie", "kneel", "crouch",
    "turn", "look", "stare", "glance", "search", "pick_up", "put_down", "give", "take", "throw",
    "catch", "open", "close", "push", "pull", "pour", "drink", "eat", "cook", "wash", "write",
    "read", "type", "point", "wave", "nod", "shake_head", "shrug", "bow", "clap", "knock", "hug",
    "kiss", "shake_hands", "touch", "hold", "hit", "fight", "shoot", "aim", "fall", "jump",
    "climb", "dance", "sing", "sleep", "wake", "drive", "ride", "phone", "hang_up", "answer",
    "smile", "laugh", "cry", "frown", "sigh", "scream", "whisper", "think", "wait", "listen",
    "watch", "smoke", "light", "work", "play", "swim", "hide", "sneak", "stop", "hesitate",
    "gesture", "raise", "lower", "put_on", "take_off", "die", "speak", "be",
)  # fmt: skip

_LOOSE_ENDS = vocabulary(
    """
    and as while but then when or , -- so
    """
)
_POSTURES = frozenset(("sit", "lie", "kneel", "crouch", "stand"))  # is seated, is sprawled
_MUTUAL = frozenset(("share", "exchange", "kiss", "hug", "embrace", "shake"))
_NO_THINGS = vocabulary(
    """
    seat sip swig drink gulp bite drag breath step look glance glances looks head heads eyes
    arms hand hands beat moment bit call silence half
    """
)
_WITHOUT_THINGS = vocabulary(
    """
    speak laugh cry work think wait smile sigh dance sing sleep stop hesitate frown scream
    whisper nod shrug shake_head
    """
)
_LONGEST = 2000  # characters; a longer sentence is no sentence
_PARTICLE_REACH = 5  # words between a verb and its particle
_CLAUSE_ENDS = vocabulary(
    """
    , ; : -- — – . and as while but
    """
)
_DONE_TO_PEOPLE = vocabulary(
    """
    push pull hit throw shoot hug kiss touch hold fight close
    """
)
_DOOR = re.compile(
    r"\bdoors?\b[^.,;]{0,20}\b(?:opens?|slides? open|swings? open|flies open|bursts? open)"
)
_ON_PHONE = re.compile(
    r"\bon (?:the|his|her|a) (?:cell ?|mobile )?phone\b|\bphone call\b"
    r"|\binto (?:the |his |her )?phone\b"
)
_STATE = re.compile(r"\b(asleep|dead|seated|motionless|at the wheel|in bed|awake|in tears)\b")
_STATES = {
    "asleep": "sleep", "dead": "die", "seated": "sit", "motionless": "stop",
    "at the wheel": "drive", "in bed": "lie", "awake": "wake", "in tears": "cry",
}  # fmt: skip
_SOMEWHERE = re.compile(
    r"\b(?:is|are|['’]s)\s+((?:already |now |still )?(?:at|in|on|by|near|behind|beside|inside"
    r"|outside|next to|under|over|here|there)\b[^.,;]*)"
)


@dataclass(frozen=True, slots=True)
class Context:
    """What a sentence leans on: who was last named, who is here, whose line it interrupts."""

    genders: Mapping[str, Gender]
    recent: tuple[str, ...] = ()  # most recent first
    present: tuple[str, ...] = ()
    subject: tuple[str, ...] = ()  # who acts where the words name nobody (parentheticals)


def understand(sentence: str, index: MentionIndex, context: Context) -> tuple[Deed, ...]:
    """Deeds of a sentence in order; none when it is not understood."""
    if not sentence or len(sentence) > _LONGEST:
        return ()
    tokens = tokens_of(sentence, index.find(sentence, context.recent))
    people = Antecedents(context.genders, context.recent, context.present)
    found = clauses(tokens, people, context.subject)
    deeds = [deed for clause in found for deed in _deeds(sentence, tokens, clause, people)]
    return (*deeds, *_at_the_wheel(sentence, tokens)) or _without_verb(sentence, tokens, context)


def _at_the_wheel(sentence: str, tokens: Sequence[Token]) -> tuple[Deed, ...]:
    """A state that hangs on another clause: "..., Steel at the wheel"."""
    return tuple(
        Deed(token.mention.character, _STATES[state.group(1)], sentence[token.start :].strip(" ."))
        for before, token in pairwise(tokens)
        if token.mention is not None
        and before.low == ","
        and (state := _STATE.match(sentence[token.end :].lower().lstrip()))
    )


def _deeds(
    sentence: str, tokens: Sequence[Token], clause: Clause, people: Antecedents
) -> list[Deed]:
    rest = tokens[clause.verb + 1 : clause.end]
    objects = objects_of(sentence, rest, people, clause.actors)
    verb = _meaning(clause.form, rest, objects)
    if not verb:
        return []
    last = clause.end - 1
    while last > clause.verb and tokens[last].low in _LOOSE_ENDS:
        last -= 1
    text = sentence[tokens[clause.start].start : tokens[last].end]
    if clause.passive and verb not in _POSTURES:
        done = _on_people(verb)
        return [_deed(None, done, text, objects, actor) for actor in clause.actors if done]
    others = (*objects.people, *(clause.actors if clause.form.lemma in _MUTUAL else ()))
    deeds = []
    for actor in clause.actors:
        person = next((other for other in others if other != actor), None)
        meant = _on_people(verb) or verb if person and verb == "close" else verb
        deeds.append(_deed(actor, meant, text, objects, person))
    return deeds


def _on_people(verb: str) -> str:
    """What a verb means when it is done to a person; "" when it cannot be."""
    return "push" if verb == "close" else verb if verb in _DONE_TO_PEOPLE else ""


def _deed(actor: str | None, verb: str, text: str, objects: Objects, person: str | None) -> Deed:
    handled = verb in HANDLED
    noun = None if objects.noun in _NO_THINGS else objects.noun
    prop = (noun or (objects.place if verb in ("drink", "eat") else None)) if handled else None
    target = person
    if target is None and verb not in _WITHOUT_THINGS and verb != "be":
        aimed = objects.place if verb in ("put_down", "aim") else None
        target = aimed if handled else noun or objects.place
    return Deed(
        actor=actor,
        verb=verb,
        text=text.strip(" ,;:-–—"),
        target=target,
        prop=prop or objects.carried,
        manner=objects.manner,
        direction=objects.direction,
    )


def _meaning(form: VerbForm, rest: Sequence[Token], objects: Objects) -> str:
    """The verb with its object or particle: picks up, takes a seat, hangs up the phone."""
    if form.lemma == "look" and rest and objects.noun and rest[0].low == objects.noun:
        return "be"  # looks bored
    for noun in (objects.noun, objects.place):
        if noun is not None and (form.lemma, noun) in NOUN_PHRASALS:
            return NOUN_PHRASALS[(form.lemma, noun)]
    for index, token in enumerate(rest[:_PARTICLE_REACH]):
        if token.low in _CLAUSE_ENDS:
            break
        if index and token.low in ("for", "through", "to"):
            continue  # looks around for a moment
        if (form.lemma, token.low) in PHRASALS:
            return PHRASALS[(form.lemma, token.low)]
    if form.lemma == "lean" and objects.place:
        return "stand"  # in the doorway; who leans in or forward may be sitting
    if form.lemma in ("bring", "show") and objects.people:
        return "give"
    return form.verb


def _without_verb(sentence: str, tokens: Sequence[Token], context: Context) -> tuple[Deed, ...]:
    """Sentences that name a state: on the phone, at the wheel, a door that opens."""
    low = sentence.lower()
    if _DOOR.search(low):
        return (Deed(None, "open", sentence, target="door"),)
    subject = _first_person(tokens) or (context.subject[0] if context.subject else None)
    if subject is None:
        return ()
    if _ON_PHONE.search(low):
        return (Deed(subject, "phone", sentence, prop="phone"),)
    if match := _STATE.search(low):
        return (Deed(subject, _STATES[match.group(1)], sentence),)
    if match := _SOMEWHERE.search(sentence):
        return (Deed(subject, "be", sentence, direction=match.group(1).strip()),)
    return ()


def _first_person(tokens: Sequence[Token]) -> str | None:
    mention = next((t.mention for t in tokens[:4] if t.mention is not None), None)
    return mention.character if mention is not None and not mention.possessive else None
