"""What is offered says what it would do, and can be done."""

from planner.amending.draft import Draft
from planner.edits import Mark, Merge, Reframe
from planner.offers import offers_told
from planner.revising.answers import OFFER, Choice, NotUnderstood, Question
from planner.shots import Size
from tests.planner.revising.films import film, shot_id

PLAN, GRAPH = film("P")
FILM = Draft(GRAPH, PLAN)
NEARER = Choice("raw", (Reframe(shot=shot_id(PLAN, 15), size=Size.CU),))
NOWHERE = Choice("raw", (Merge(shot=shot_id(PLAN, 15), following=shot_id(PLAN, 8)),))


def test_a_choice_is_told_as_it_is_carried_out() -> None:
    answer = offers_told(Question(OFFER, (NEARER,)), FILM)
    assert isinstance(answer, Question)
    assert answer.choices[0].edits == NEARER.edits
    assert answer.choices[0].text.startswith("Shot 15 ")
    assert "close-up" in answer.choices[0].text


def test_what_is_refused_is_not_offered() -> None:
    answer = offers_told(Question(OFFER, (NOWHERE, NEARER)), FILM)
    assert isinstance(answer, Question)
    assert [c.edits for c in answer.choices] == [NEARER.edits]


def test_where_nothing_is_left_the_reason_is_told() -> None:
    answer = offers_told(Question(OFFER, (NOWHERE,)), FILM)
    assert isinstance(answer, NotUnderstood)
    assert "Nothing is changed: " in answer.text
    assert len(answer.text) > 40


def test_several_edits_are_carried_out_one_after_another() -> None:
    shot = NEARER.edits[0]
    both = Choice("raw", (shot, Mark(shot=shot_id(PLAN, 15), locked=True)))
    answer = offers_told(Question(OFFER, (both,)), FILM)
    assert isinstance(answer, Question)
    assert ";" in answer.choices[0].text


def test_other_questions_keep_their_words() -> None:
    asked = Question("Which shot?", (NEARER,))
    assert offers_told(asked, FILM) is asked


def test_choices_that_nobody_could_tell_apart_are_one() -> None:
    same = Choice("otherwise read", NEARER.edits)
    answer = offers_told(Question(OFFER, (NEARER, same)), FILM)
    assert isinstance(answer, Question)
    assert [c.edits for c in answer.choices] == [NEARER.edits]
