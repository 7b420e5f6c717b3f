"""Action sentences as who does what to what.

Enters: a sentence of action and the characters known so far. Leaves: deeds with a verb of the
closed vocabulary `VERBS`, which staging and motion know how to play.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from screenplay.clauses import Clause, Token, clauses, tokens_of
from screenplay.lexicon import (
    ADVERBS,
    BE,
    DETERMINERS,
    FORMS,
    NOUN_PHRASALS,
    PHRASALS,
    PREPOSITIONS,
    SUBORDINATORS,
    Form,
    VerbForm,
)
from screenplay.mentions import MentionIndex
from screenplay.names import GROUP_NOUNS, PERSON_NOUNS
from screenplay.objects import HANDLED, Objects, objects_of
from screenplay.pronouns import Antecedents
from screenplay.scene_graph import Deed, Gender
from screenplay.things import BODY, CALLING, HANDHELD, NEVER_MEANT
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
    arms hand hands hold gaze beat moment bit call silence half
    """
)
_WITHOUT_THINGS = vocabulary(
    """
    speak laugh cry work think wait smile sigh dance sing sleep stop hesitate frown scream
    whisper nod shrug shake_head
    """
)
_TRANSITIVE = vocabulary(
    """
    push pull hit throw touch hold pick_up put_down take give catch raise lower put_on light
    """
)
_ON_BODIES = vocabulary(
    """
    touch take hold pick_up kiss hit push pull look hug give shake_hands raise
    """
)
_BY_HAND = vocabulary(
    """
    turn open close touch look wave throw
    """
)
_WITH_THINGS = vocabulary(
    """
    walk run enter exit approach follow sit stand lie kneel crouch turn climb wait sneak stop be
    dance jump fall
    """
)
_FURNITURE = vocabulary(
    """
    desk table counter bar wall board blackboard whiteboard chair sofa couch bed floor corner room
    """
)
_NO_PLACES = frozenset(("beat", "moment", "while", "second", "silence", "earshot", "own"))
_REMEMBERED = 6  # things that a scene keeps in mind
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
    earlier: tuple[str, ...] = ()  # who was in the scene before
    things: tuple[str, ...] = ()  # nouns told of last, most recent first: what "it" may mean
    held: tuple[str, ...] = ()  # those of them that somebody handled


def understand(sentence: str, index: MentionIndex, context: Context) -> tuple[Deed, ...]:
    """Deeds of a sentence in order; none when it is not understood."""
    return understood(sentence, index, context)[0]


def understood(
    sentence: str, index: MentionIndex, context: Context
) -> tuple[tuple[Deed, ...], Context]:
    """Deeds of a sentence, and the context with the things that it told of."""
    if not sentence or len(sentence) > _LONGEST:
        return (), context
    tokens = tokens_of(sentence, index.find(sentence, context.recent))
    people = Antecedents(
        context.genders,
        context.recent,
        context.present,
        context.earlier,
        context.things,
        context.held,
    )
    found = clauses(tokens, people, context.subject)
    if (thing := _told_of(tokens)) is not None:
        people.handle(thing)
    deeds = [deed for clause in found for deed in _deeds(sentence, tokens, clause, people)]
    told = (*_doors(sentence, tokens, deeds), *deeds, *_at_the_wheel(sentence, tokens))
    told = told or _without_verb(sentence, tokens, context)
    return told, _with_things(context, tokens, told)


def _with_things(context: Context, tokens: Sequence[Token], deeds: Sequence[Deed]) -> Context:
    """`context` after a sentence with these deeds, as far as things go."""
    subject = _told_of(tokens)
    found = [subject] if subject is not None else []
    nouns = [
        noun
        for deed in reversed(deeds)
        for noun in (deed.prop, deed.target)
        if noun and not noun.startswith("ch-") and noun not in BODY | NEVER_MEANT
    ]
    named = [t.low for t in reversed(tokens[1:]) if t.low in HANDHELD] if not deeds else []
    props = [deed.prop for deed in deeds if deed.prop]
    if not (found or nouns or named or props):
        return context
    things = tuple(dict.fromkeys((*found, *nouns, *named, *context.things)))[:_REMEMBERED]
    held = tuple(dict.fromkeys((*props, *context.held)))[:_REMEMBERED]
    return replace(context, things=things, held=held)


def _told_of(tokens: Sequence[Token]) -> str | None:
    """The thing that a sentence opens with: THE VAN rolls, ONE PANCAKE is left."""
    opened = len(tokens) > 1 and tokens[0].low in DETERMINERS - {"his", "her", "their", "its"}
    if not opened or tokens[1].mention is not None:
        return None
    words: list[str] = []
    for token in tokens[1:6]:
        form = FORMS.get(token.low)
        plural = token.low.endswith("s") and not token.low.endswith("ss")
        acts = bool(words) and (plural or (form is not None and form.form is Form.THIRD))
        if token.mention is not None:
            return None
        if acts or token.low in BE | PREPOSITIONS or not token.low[:1].isalpha():
            break
        words.append(token.low)
    noun = words[-1] if words else None
    person = noun in PERSON_NOUNS or noun in GROUP_NOUNS
    return None if person or noun in NEVER_MEANT or noun in BODY else noun


def _doors(sentence: str, tokens: Sequence[Token], deeds: Sequence[Deed]) -> tuple[Deed, ...]:
    """A door that opens by itself, and whom it reveals."""
    low = sentence.lower()
    if not _DOOR.search(low) or any(deed.verb == "open" for deed in deeds):
        return ()
    door = Deed(None, "open", sentence.strip(" .:"), target="door")
    reveal = re.search(r"\breveal(?:s|ing)?\b", low)
    if reveal is None:
        return (door,)
    who = next((t.mention for t in tokens if t.mention and t.start > reveal.start()), None)
    if who is None or who.possessive:
        return (door,)
    return (door, Deed(who.character, "enter", sentence[reveal.start() :].strip(" .")))


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
    objects = objects_of(sentence, rest, people, clause.actors, clause.form.verb)
    if objects.it or objects.it_place:
        meant = people.thing(in_hand=objects.it and clause.form.verb in HANDLED | _BY_HAND)
        direct = (objects.noun or meant) if objects.it else objects.noun
        objects = replace(objects, noun=direct, place=meant if objects.it_place else objects.place)
    verb = _meaning(clause.form, rest, objects)
    if not verb or (verb in _TRANSITIVE and not _has_object(objects)):
        return []
    for noun in (objects.place, objects.in_hand, objects.noun):
        if noun is not None and noun not in BODY | NEVER_MEANT:
            held = noun == objects.in_hand or (noun == objects.noun and verb in HANDLED)
            people.handle(noun, in_hand=held)
    last = clause.end - 1
    while last > clause.verb and tokens[last].low in _LOOSE_ENDS:
        last -= 1
    text = sentence[tokens[clause.start].start : tokens[last].end]
    if clause.passive and verb not in _POSTURES:
        done = _on_people(verb)
        return [_deed(None, done, text, objects, actor) for actor in clause.actors if done]
    owner = (objects.owner,) if objects.owner and verb in _ON_BODIES else ()
    others = (*objects.people, *owner, *(clause.actors if clause.form.lemma in _MUTUAL else ()))
    deeds: list[Deed] = []
    for actor in clause.actors:
        person = next((other for other in others if other != actor), None)
        if person is None and actor in objects.people and len(clause.actors) > 1:
            continue  # everyone looks at Sam, but Sam
        meant = _on_people(verb) or verb if person and verb == "close" else verb
        deed = _deed(actor, meant, text, objects, person)
        deeds.extend(_with_what_is_held(deed, objects))
    return deeds


def _with_what_is_held(deed: Deed, objects: Objects) -> tuple[Deed, ...]:
    """WITH A COIN IN HER HAND is a deed of its own: who comes in holds it from then on."""
    if objects.in_hand is None or deed.verb not in _WITH_THINGS:
        return (deed,)
    held = Deed(deed.actor, "hold", deed.text, prop=objects.in_hand)
    return (deed, held) if deed.verb == "enter" else (held, deed)


def _on_people(verb: str) -> str:
    """What a verb means when it is done to a person; "" when it cannot be."""
    return "push" if verb == "close" else verb if verb in _DONE_TO_PEOPLE else ""


def _deed(actor: str | None, verb: str, text: str, objects: Objects, person: str | None) -> Deed:
    handled = verb in HANDLED
    noun = None if objects.noun in _NO_THINGS else objects.noun
    on_it = objects.place if verb in ("drink", "eat", "write", "read", "type") else None
    prop = (noun or (on_it if on_it not in _FURNITURE else None)) if handled else None
    target = person
    if target is None and verb not in _WITHOUT_THINGS and verb != "be":
        aimed = objects.place if verb in ("put_down", "aim") else None
        place = None if objects.place in _NO_PLACES else objects.place
        target = aimed if handled else noun or place
    return Deed(
        actor=actor,
        verb=verb,
        text=text.strip(" ,;:-–—"),
        target=target,
        prop=prop or (objects.in_hand if verb in _WITH_THINGS else objects.carried),
        manner=objects.manner,
        direction=objects.direction,
    )


def _meaning(form: VerbForm, rest: Sequence[Token], objects: Objects) -> str:
    """The verb with its object or particle: picks up, takes a seat, hangs up the phone."""
    if (special := _special(form, rest, objects)) is not None:
        return special
    if form.lemma == "look" and rest and _is_looked(rest[0], objects):
        return "be"  # looks bored
    phrasal = _phrasal(form, rest, objects)
    if phrasal is not None:
        return phrasal
    if form.lemma == "lean" and objects.place:
        return "stand"  # in the doorway; who leans in or forward may be sitting
    if form.lemma in ("bring", "show") and objects.people:
        return "give"
    return form.verb


def _phrasal(form: VerbForm, rest: Sequence[Token], objects: Objects) -> str | None:
    """What the verb means with its object's noun, else with a particle near it."""
    for noun in (objects.noun, objects.place):
        if noun is not None and (form.lemma, noun) in NOUN_PHRASALS:
            return NOUN_PHRASALS[(form.lemma, noun)]
    for index, token in enumerate(rest[:_PARTICLE_REACH]):
        if token.low in _CLAUSE_ENDS:
            break
        if index and (token.low in ("for", "through", "to") or form.lemma == "get"):
            continue  # looks around for a moment, gets a word out of him
        if _is_preposition(form, token, rest[index + 1 :]):
            continue  # walks up the street, walks in silence
        if (form.lemma, token.low) in PHRASALS:
            return PHRASALS[(form.lemma, token.low)]
    return None


def _is_looked(first: Token, objects: Objects) -> bool:
    """Whether the word after LOOKS tells how somebody looks."""
    return first.low == objects.noun or (first.low.endswith("ed") and len(first.low) > 4)


def _is_preposition(form: VerbForm, particle: Token, rest: Sequence[Token]) -> bool:
    """Whether UP opens a way and IN a manner, rather than changing what the verb means."""
    if not rest:
        return False
    following = rest[0].low
    if particle.low == "up":
        way = following in DETERMINERS
        return way and PHRASALS.get((form.lemma, "up")) == "approach"
    bare = following[:1].isalpha() and following not in DETERMINERS | PREPOSITIONS | ADVERBS
    joined = following in SUBORDINATORS or following in ("and", "her", "him", "them")
    enters = PHRASALS.get((form.lemma, "in")) == "enter"
    return particle.low == "in" and enters and bare and not joined and rest[0].mention is None


def _special(form: VerbForm, rest: Sequence[Token], objects: Objects) -> str | None:
    """Verbs whose object changes what they mean; None where it does not."""
    first = rest[0].low if rest else ""
    direct = objects.noun is not None and first not in PREPOSITIONS
    if form.lemma == "drop" and direct:
        return "hang_up" if objects.noun in CALLING else "put_down"
    if form.lemma == "run" and direct and objects.noun not in _DISTANCES:
        return "touch" if objects.noun in BODY else _RUN.get(objects.noun or "", "work")
    if form.lemma == "turn" and direct and objects.noun not in BODY:
        over = any(token.low in ("over", "around", "upside") for token in rest)
        return "hold" if over else "touch"
    if form.lemma == "reach" and (direct or objects.people) and first != "for":
        return "approach" if objects.people else "walk"
    if form.lemma == "get" and direct and objects.noun in HANDHELD | CALLING:
        return "answer" if objects.noun in CALLING else "pick_up"
    if form.lemma == "pass" and not direct:
        return "walk"
    if form.lemma == "gulp" and not direct:
        return "hesitate"
    if form.lemma in _HURRYING and first in ("away", "off"):
        return "exit"
    return None


_HURRYING = vocabulary(
    """
    run rush hurry dash sprint race bolt zip scurry speed stride ride fly gallop ride
    """
)
_DISTANCES = vocabulary(
    """
    mile miles lap laps race block blocks yards feet metres meters marathon errand way distance
    first last
    """
)
_RUN = {"meeting": "speak", "class": "speak", "show": "speak", "rehearsal": "speak"}


def _has_object(objects: Objects) -> bool:
    """Whether the words name something or somebody that the deed is done to."""
    noun = objects.noun not in _NO_THINGS and objects.noun is not None
    carried = objects.carried or objects.in_hand or objects.place
    return noun or bool(carried or objects.people or objects.owner)


def _without_verb(sentence: str, tokens: Sequence[Token], context: Context) -> tuple[Deed, ...]:
    """Sentences that name a state: on the phone, at the wheel, a door that opens."""
    low = sentence.lower()
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
