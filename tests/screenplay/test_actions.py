"""Action sentences to deeds."""

import pytest

from screenplay.actions import VERBS, Context, understand
from screenplay.lexicon import FORMS, NOUN_PHRASALS, PHRASALS
from screenplay.mentions import MentionIndex
from screenplay.scene_graph import Gender

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
