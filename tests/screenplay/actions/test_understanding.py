"""Action sentences to deeds."""

import pytest

from screenplay.actions import VERBS, Context, understand, understood
from screenplay.people.mentions import MentionIndex
from screenplay.scene_graph import Gender
from screenplay.words.lexicon import FORMS, NOUN_PHRASALS, PHRASALS

ANN, BO = "ch-ann", "ch-bo"
INDEX = MentionIndex([(ANN, ["ANN"]), (BO, ["BO"])], {})
CONTEXT = Context({ANN: Gender.FEMALE, BO: Gender.MALE}, (ANN, BO), (ANN, BO))


def _deeds(sentence: str) -> list[tuple[str | None, str, str | None, str | None]]:
    return [(d.actor, d.verb, d.target, d.prop) for d in understand(sentence, INDEX, CONTEXT)]


@pytest.mark.parametrize(
    ("sentence", "deeds"),
    [
        ("Ann sits.", [(ANN, "sit", None, None)]),
        ("ANN (28), tired, walks to the window.", [(ANN, "walk", "window", None)]),
        ("He picks up the phone.", [(BO, "answer", None, "phone")]),
        ("Bo picks up a red mug.", [(BO, "pick_up", None, "mug")]),
        ("She hands him the letter.", [(ANN, "give", BO, "letter")]),
        ("Bo opens the door.", [(BO, "open", "door", None)]),
        ("They look at each other.", [(ANN, "look", BO, None), (BO, "look", ANN, None)]),
        ("Ann hugs Bo.", [(ANN, "hug", BO, None)]),
        ("Bo shakes his head.", [(BO, "shake_head", None, None)]),
        ("Ann takes a seat.", [(ANN, "sit", None, None)]),
        ("Bo is on the phone.", [(BO, "phone", None, "phone")]),
        ("The door opens.", [(None, "open", "door", None)]),
        ("Ann gets up and leaves.", [(ANN, "stand", None, None), (ANN, "exit", None, None)]),
        ("As he enters, Ann waves.", [(BO, "enter", None, None), (ANN, "wave", None, None)]),
        ("Ann's hands shake.", []),
        ("The sun is shining.", []),
        ("Bo doesn't sit.", []),
        ("Ann looks like she's been dead for years, but too stubborn to lie down.", []),
        ("She's dead serious.", []),
        ("He's dead.", [(BO, "die", None, None)]),
        ("Bo catches the air.", [(BO, "catch", None, None)]),
    ],
)
def test_sentences_are_understood(
    sentence: str, deeds: list[tuple[str | None, str, str | None, str | None]]
) -> None:
    assert _deeds(sentence) == deeds


def test_a_parenthetical_is_done_by_its_speaker() -> None:
    spoken = Context(CONTEXT.genders, (ANN, BO), (ANN, BO), (BO,))
    assert [(d.actor, d.verb) for d in understand("sitting down", INDEX, spoken)] == [(BO, "sit")]


def test_the_lexicon_speaks_the_closed_vocabulary() -> None:
    told = {form.verb for form in FORMS.values()} | {*PHRASALS.values(), *NOUN_PHRASALS.values()}
    assert told - {""} <= set(VERBS)


@pytest.mark.parametrize(
    ("sentence", "deed"),
    [
        ("Ann is sprawled on the couch.", (ANN, "lie", "couch", None)),
        ("Bo leans in the doorway.", (BO, "stand", "doorway", None)),
        ("Ann enters the bustling shop.", (ANN, "enter", "shop", None)),
        ("Bo is shoved against the wall.", (None, "push", BO, None)),
        ("Ann holds a case containing cash.", (ANN, "hold", None, "case")),
    ],
)
def test_postures_and_participles(
    sentence: str, deed: tuple[str | None, str, str | None, str | None]
) -> None:
    assert _deeds(sentence)[0] == deed


@pytest.mark.parametrize(
    ("sentence", "deeds"),
    [
        ("Ann runs the meeting.", [(ANN, "speak", None, None)]),
        ("Ann stops typing.", [(ANN, "stop", None, None)]),
        ("Bo drops the sandwich and runs.",
         [(BO, "put_down", None, "sandwich"), (BO, "run", None, None)]),
        ("She drops the phone.", [(ANN, "hang_up", None, "phone")]),
        ("Ann stands at the window, waving a towel.",
         [(ANN, "stand", "window", None), (ANN, "wave", None, "towel")]),
        ("Bo stares at a sheet of paper.", [(BO, "stare", "paper", None)]),
        ("Ann writes in a book.", [(ANN, "write", None, "book")]),
        ("She picks up the dish and gives it to Bo.",
         [(ANN, "pick_up", None, "dish"), (ANN, "give", BO, "dish")]),
        ("Ann picks up a gun, checks the lock, and puts it down.",
         [(ANN, "pick_up", None, "gun"), (ANN, "look", "lock", None),
          (ANN, "put_down", None, "gun")]),
        ("Ann watches the sun go down.", [(ANN, "watch", "sun", None)]),
        ("Bo takes her hand.", [(BO, "touch", ANN, None)]),
        ("Ann approaches Bo, who stands alone.",
         [(ANN, "approach", BO, None), (BO, "stand", None, None)]),
        ("Bo stops himself.", [(BO, "stop", None, None)]),
        ("Everyone looks at Bo.", [(ANN, "look", BO, None)]),
        ("The two of them laugh.", [(ANN, "laugh", None, None), (BO, "laugh", None, None)]),
        ("Two cold beers fall.", []),
        ("Bo pushes past her to get the phone.",
         [(BO, "walk", ANN, None), (BO, "answer", None, "phone")]),
        ("The door swings open to reveal Ann (29) carrying four sacks.",
         [(None, "open", "door", None), (ANN, "enter", None, None), (ANN, "hold", None, "sacks")]),
        ("Ann walks in silence.", [(ANN, "walk", None, None)]),
        ("Ann walks in, smiling.", [(ANN, "enter", None, None), (ANN, "smile", None, None)]),
        ("Ann looks around for a beat.", [(ANN, "look", None, None)]),
        ("Ann reaches the door.", [(ANN, "walk", "door", None)]),
        ("Ann sits behind a desk covered with files.", [(ANN, "sit", "desk", None)]),
        ("Ann slides out of bed.", [(ANN, "stand", "bed", None)]),
        ("Ann climbs out of the chair and leaves.",
         [(ANN, "stand", "chair", None), (ANN, "exit", None, None)]),
        ("Ann slides the letter out of the drawer.", [(ANN, "pick_up", None, "letter")]),
        ("Ann gathers Bo into her arms.", [(ANN, "hug", BO, None)]),
        ("Ann grabs her sister around the waist.", [(ANN, "touch", "sister", None)]),
        ("Ann works it out.", [(ANN, "think", None, None)]),
    ],
)  # fmt: skip
def test_sentences_are_read_as_a_director_reads_them(
    sentence: str, deeds: list[tuple[str | None, str, str | None, str | None]]
) -> None:
    found = _deeds(sentence)
    assert [(a, v, t, p) for a, v, t, p in found] == deeds


def test_it_is_what_was_told_last() -> None:
    said = ["An ice cream van stands at the kerb.", "Ann waits beside it with a coin in her hand.",
            "She raises it.", "The telephone rings.", "Bo stares at it."]  # fmt: skip
    context, found = CONTEXT, []
    for sentence in said:
        deeds, context = understood(sentence, INDEX, context)
        found += [(d.actor, d.verb, d.prop or d.target) for d in deeds]
    assert (ANN, "hold", "coin") in found
    assert (ANN, "raise", "coin") in found
    assert found[-1] == (BO, "stare", "telephone")


def test_directions_are_ways_and_no_objects() -> None:
    (up,) = understand("Ann picks up the red mug.", INDEX, CONTEXT)
    assert up.direction == ""
    climb = understand("Ann climbs up to the gallery with a lantern in her hand.", INDEX, CONTEXT)
    assert [d.direction for d in climb if d.verb == "climb"] == ["up to the gallery"]
