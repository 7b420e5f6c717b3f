"""Notes about time and the cut: lengths, silences, cuts within a shot, new shots, order, joins."""

import pytest

from planner.amending.amend import amend
from planner.amending.draft import Draft
from planner.edits import Insert, Reframe, Split, Transition, made_by
from planner.errors import RefusedEdit
from planner.revising.answers import Answer, Question, Reading, Unread
from planner.revising.asking import answered_by
from planner.revising.footage import Footage
from planner.revising.mending.courtesy import wish_alone
from planner.revising.readings import by_frames, by_grammar
from planner.revising.reasons import remarked
from planner.shots import ShotKind, Size
from tests.planner.revising.films import film
from tests.planner.revising.scoring import is_exact

READ = (
    # lengths: how long, by how much, each
    ("L8", "2: three seconds, no more.", ["length shot=2 frames=72"]),
    ("L8", "5, two and a half seconds tops", ["length shot=5 frames=60"]),
    ("L8", "2, second and a half.", ["length shot=2 frames=36"]),
    ("L8", "2 and 5: 18 frames more apiece.",
     ["length shot=2 frames=81", "length shot=5 frames=62"]),
    ("L8", "Shave 2 and 5, a second off both.",
     ["length shot=2 frames=39", "length shot=5 frames=20"]),
    ("L8", "+12 frames on 2", ["length shot=2 frames=75"]),
    ("L8", "2: half a second on the tail", ["length shot=2 frames=75"]),
    ("L8", "Stretch the silence in 21 by two seconds.", ["hold shot=21 tail_frames=48"]),
    ("L8", "9 is half a second too long.", ["length shot=9 frames=24"]),
    ("L8", "2, trim it to two seconds", ["length shot=2 frames=48"]),
    ("L8", "5: a third shorter", ["length shot=5 frames=29"]),
    ("L8", "2: minus 10 frames", ["length shot=2 frames=53"]),
    ("L8", "Lose ten frames off the head of 2.", ["length shot=2 frames=53"]),
    # silences
    ("L8", "Hold 13 for a second after she's done.", ["hold shot=13 tail_frames=24"]),
    ("L8", 'Pause before "Nothing but rain!", half a second', ["hold shot=14 lead_frames=12"]),
    ("L8", "13: a second more before she speaks", ["hold shot=13 lead_frames=*"]),
    ("I8", "Lose the dead air at the end of 9.", ["hold shot=9 tail_frames=0"]),
    ("L8", 'A second of nothing ahead of "Nothing but rain!"', ["hold shot=14 lead_frames=*"]),
    # pauses of a scene
    ("L8", "Scene 2: pauses 15% longer.", ["pace scene=2 percent=115"]),
    ("L8", "Trim the pauses in scene 3 by a quarter.", ["pace scene=3 percent=75"]),
    ("L8", "The pauses in scene 2 should be half as long.", ["pace scene=2 percent=50"]),
    ("L8", "Scene 2 drags. Ten percent faster.", ["pace scene=2 percent=90"]),
    ("L8", "Scene 4: longer pauses.", ["pace scene=4 percent=130"]),
    ("L8", "Slow scene 4 down by 20%.", ["pace scene=4 percent=120"]),
    # how shots begin
    ("L8", "6 to 7 through black.", ["transition shot=7 cut=fade_out_in frames=24"]),
    ("L8", "6 to 7: wipe, half a second.", ["transition shot=7 cut=wipe frames=12"]),
    ("L8", "Dissolve 6 to 7 over 16 frames.", ["transition shot=7 cut=dissolve frames=16"]),
    ("L8", "Dissolve into 24 and make it last two seconds.",
     ["transition shot=24 cut=dissolve frames=48"]),
    ("L8", "24: no dissolve, cut.", ["transition shot=24 cut=cut frames=0"]),
    ("L8", "12 frames of black before 7", ["transition shot=7 cut=fade_out_in frames=12"]),
    ("L8", "24 from black", ["transition shot=24 cut=fade_in frames=24"]),
    # which shots there are, in what order
    ("L8", "Lose 17, hold 16 instead.", ["drop shot=17"]),
    ("L8", "15, 16: one shot", ["merge shot=15 following=16"]),
    ("L8", "17 goes.", ["drop shot=17"]),
    ("L8", "17 away. We don't need this one.", ["drop shot=17"]),
    ("L8", "Run 9 ahead of 8.", ["reorder shot=9 before=8"]),
    ("L8", "9 should come before 8.", ["reorder shot=9 before=8"]),
    ("L8", "8 and 9 the other way round.", ["reorder shot=9 before=8"]),
    ("L8", "No cut between 15 and 16.", ["merge shot=15 following=16"]),
    ("L8", "15 and 16 should play as one shot.", ["merge shot=15 following=16"]),
    # cuts within a shot
    ("L8", 'I want a cut in 10, right at "and it was beautiful".',
     ['split shot=10 beat="I wrote down" unit=8']),
    ("P8", 'Chop 8 at "I had three".', ['split shot=8 beat="I had three" unit=0']),
    ("L8", 'Give "One small lantern" its own shot.',
     ['split shot=19 beat="One small lantern" unit=0']),
    ("L8", 'From "and it was beautiful" be on her face.',
     ['split shot=10 beat="I wrote down" unit=8', "reframe shot=* size=CU"]),
    # new shots
    ("L8", "Ingrid reacts after 26, one second.",
     ["insert after=26 kind=reaction subjects=ingrid frames=24"]),
    ("L8", "Close on the telephone, 20 frames, before 11.",
     ["insert after=11 at_start=true kind=insert thing=telephone size=CU frames=20 subjects=*"]),
    ("L8", "Insert: the telephone, before 11, one second.",
     ["insert after=11 at_start=true kind=insert thing=telephone frames=24 subjects=*"]),
    ("L8", "After 5, another shot of Ingrid, a second.",
     ["insert after=5 kind=single subjects=ingrid frames=24"]),
    ("L8", "Insert the telephone before 11 and hold it two seconds.",
     ["insert after=11 at_start=true kind=insert thing=telephone frames=48 subjects=*"]),
)  # fmt: skip


def _by_grammar(note: str, name: str) -> Answer:
    plan, graph = film(name)
    return answered_by(by_grammar, wish_alone(note), Footage(plan, graph), None, ())


@pytest.mark.parametrize(("name", "note", "wanted"), READ)
def test_short_notes_about_time_are_read_by_the_grammar(
    name: str, note: str, wanted: list[str]
) -> None:
    answer = _by_grammar(note, name)
    assert is_exact({"film": name, "note": note, "accept": [wanted]}, answer), answer


@pytest.mark.parametrize(
    ("name", "note", "wanted"),
    [
        ("L8", "17 tells us what 16 told. Out.", ["drop shot=17"]),
        ("L8", "2 is business, not story. A second off it.", ["length shot=2 frames=39"]),
        ("L8", "The walks crawl. 2 and 5: a second each.",
         ["length shot=2 frames=24", "length shot=5 frames=24"]),
    ],
)  # fmt: skip
def test_a_remark_before_a_wish_says_only_what_it_is_about(
    name: str, note: str, wanted: list[str]
) -> None:
    answer = _by_grammar(note, name)
    assert is_exact({"film": name, "note": note, "accept": [wanted]}, answer), answer


@pytest.mark.parametrize(
    "said", ["@s0 is not close enough.", "@s0 should go.", "@s0 is darker.", "is @s0 slow?"]
)
def test_what_may_be_a_wish_is_no_remark(said: str) -> None:
    assert remarked(said) is None


def test_the_second_part_of_a_split_shot_is_changed_by_its_id() -> None:
    note = 'Split 8 at "I had three" and make the second half a single on Nadia.'
    answer = _by_grammar(note, "P8")
    assert isinstance(answer, Reading)
    cut, framed = answer.edits
    assert isinstance(cut, Split)
    assert isinstance(framed, Reframe)
    assert framed.shot == made_by(cut)
    assert framed.kind is ShotKind.SINGLE
    plan, graph = film("P8")
    draft = Draft(graph, plan)
    for edit in answer.edits:
        draft = amend(draft, edit).draft
    made = next(s for s in draft.plan.shots if s.id == made_by(cut))
    assert made.framing.subjects == framed.subjects
    assert "the new shot" in answer.said


def test_from_there_is_the_second_part() -> None:
    answer = _by_grammar('Cut 8 at "I had three" and go closer on Nadia from there.', "P8")
    assert isinstance(answer, Reading)
    cut, framed = answer.edits
    assert isinstance(cut, Split)
    assert isinstance(framed, Reframe)
    assert framed.shot == made_by(cut)


def test_which_part_is_meant_is_asked() -> None:
    answer = _by_grammar('Split 8 at "I had three" and make it a close-up.', "P8")
    assert isinstance(answer, Question)
    first, second = answer.choices
    assert first.edits[1] != second.edits[1]


def test_what_follows_an_insertion_is_about_the_new_shot() -> None:
    note = "Insert the telephone before 11. Make it an extreme close-up. Push in slowly."
    answer = _by_grammar(note, "L8")
    assert isinstance(answer, Reading)
    new, moved = answer.edits
    assert isinstance(new, Insert)
    assert new.size is Size.ECU
    assert getattr(moved, "shot", "") == made_by(new)


def test_a_shot_that_is_numbered_is_not_the_new_one() -> None:
    answer = _by_grammar("Insert the telephone before 11, and hold 11 a second longer.", "L8")
    assert isinstance(answer, Reading)
    new, held = answer.edits
    assert isinstance(new, Insert)
    assert getattr(held, "shot", "") == new.after


@pytest.mark.parametrize(
    "note",
    ["Hard cut into 24. Two seconds.", "Lose the dead air at the end of 2.", "17 goes faster."],
)
def test_what_is_not_clear_is_not_done(note: str) -> None:
    with pytest.raises(Unread):
        _by_grammar(note, "L8")


@pytest.mark.parametrize(
    ("note", "less"),
    [("The dissolve into 24 is too slow.", True), ("a slower dissolve into 24", False)],
)
def test_a_transition_is_changed_from_what_it_is(note: str, less: bool) -> None:  # noqa: FBT001
    plan, graph = film("L8")
    now = next(s.cut_frames for s in plan.shots if s.number == 24)
    answer = answered_by(by_frames, note, Footage(plan, graph), None, ())
    assert isinstance(answer, Reading)
    (edit,) = answer.edits
    assert isinstance(edit, Transition)
    assert (edit.frames < now) is less


def test_frames_leave_a_split_at_words_to_the_grammar() -> None:
    plan, graph = film("L8")
    with pytest.raises(Unread):
        answered_by(
            by_frames, '10 at "and it was beautiful": break it', Footage(plan, graph), None, ()
        )


def test_of_two_shots_that_are_remarked_on_one_is_chosen() -> None:
    answer = _by_grammar("13 works, 14 doesn't. Drop it.", "L8")
    assert isinstance(answer, Question)
    assert len(answer.choices) == 2


def test_nothing_goes_on_about_a_shot_that_cannot_be_made() -> None:
    plan, graph = film("P")
    note = "Add a reaction of Tom after 15."
    alone = _by_grammar(note, "P")
    assert isinstance(alone, Reading)
    with pytest.raises(RefusedEdit):
        amend(Draft(graph, plan), alone.edits[0])
    with pytest.raises(Unread, match="too short"):
        answered_by(
            by_grammar, f"{note} Make it an extreme close-up.", Footage(plan, graph),
            plan.shots[14].id, (),
        )  # fmt: skip
