"""Who and what is meant by what is not meant, by count, by kind, and by what was named before."""

import pytest

from planner.edits import AnyEdit, Drop, LookAt, Perform, Reframe, Sound, Transition, Voice
from planner.revise import revise
from planner.revising.answers import NotUnderstood, Question, Reading
from planner.revising.footage import Footage
from planner.revising.readings import by_grammar
from planner.revising.references.corrections import numbered
from planner.revising.references.people_told import called_in
from planner.revising.references.referring import lines_said
from planner.shots import ShotKind, Size
from tests.planner.revising.films import film


def _edits(name: str, note: str) -> tuple[AnyEdit, ...]:
    answer = revise(note, *film(name))
    assert isinstance(answer, Reading), answer
    return tuple(answer.edits)


def _numbers(name: str, edits: tuple[AnyEdit, ...]) -> list[int]:
    by_id = Footage(*film(name)).by_id
    return [by_id[str(getattr(e, "shot", ""))].number for e in edits]


@pytest.mark.parametrize(
    ("name", "note", "shots"),
    [
        ("Q8", "Tighter on 10, not 9.", [10]),
        ("Q8", "Not 9 but 10 should be a close-up.", [10]),
        ("Q8", "Not 9, 10 tighter.", [10]),
        ("Q8", "20, 21 and 22 a size wider, but not 21.", [20, 22]),
        ("P8", "9 to 11 from a low angle, not 10.", [9, 11]),
    ],
)
def test_shots_that_are_not_meant_are_left_out(name: str, note: str, shots: list[int]) -> None:
    assert _numbers(name, _edits(name, note)) == shots


def test_shots_of_a_whole_scene_but_one_are_no_shots_of_the_scene() -> None:
    answer = revise("Everything in scene 2 handheld, not 29.", *film("Q8"))
    if isinstance(answer, Reading):
        assert 29 not in _numbers("Q8", tuple(answer.edits))


@pytest.mark.parametrize(
    "note", ["We don't need 18 or 19.", "Neither 18 nor 19 is needed.", "I don't need 18 or 19."]
)
def test_a_denial_of_one_or_the_other_is_of_both(note: str) -> None:
    edits = tuple(by_grammar(note, Footage(*film("P8")), None, (), {}))
    assert {type(e) for e in edits} == {Drop}
    assert _numbers("P8", edits) == [18, 19]


def test_one_or_the_other_that_shall_go_is_no_choice_of_ours() -> None:
    assert not isinstance(revise("Lose 18 or 19.", *film("P8")), Reading)


@pytest.mark.parametrize(
    "note",
    [
        "3 and 9 both extreme close-ups.",
        "3 and 9: extreme close-ups, both of them.",
        "3 and 9 each an extreme close-up",
        "Both 3 and 9 as extreme close-ups.",
    ],
)
def test_both_after_a_list_is_that_list(note: str) -> None:
    edits = _edits("P8", note)
    assert _numbers("P8", edits) == [3, 9]
    assert all(isinstance(e, Reframe) and e.size is Size.ECU for e in edits)


@pytest.mark.parametrize(
    ("name", "note", "people"),
    [
        ("P8", "10 on Tom, not on Nadia.", ("Tom",)),
        ("P8", "Not Nadia in 10, Tom.", ("Tom",)),
        ("P8", "Put 10 on Tom rather than Nadia.", ("Tom",)),
        ("P8", "I'd rather see Tom than Nadia in 10.", ("Tom",)),
        ("Q8", "25 should show Mei, not Priya.", ("Mei",)),
        ("Q8", "Both men in 22, not only Gus.", ("Gus", "Douglas")),
        ("Q8", "The two women in 25.", ("Priya", "Mei")),
        ("Q8", "20: both women, wider.", ("Priya", "Mei")),
        ("I8", "Ray and Leo in the frame in 23.", ("Ray", "Leo")),
    ],
)
def test_who_shall_be_seen_goes_by_who_is_not_meant_and_by_kind(
    name: str, note: str, people: tuple[str, ...]
) -> None:
    (edit,) = _edits(name, note)
    assert isinstance(edit, Reframe)
    named = {Footage(*film(name)).named(p) for p in edit.subjects or ()}
    assert named == set(people)
    assert (edit.kind is ShotKind.TWO_SHOT) is (len(people) == 2)


def test_people_who_are_not_as_many_as_told_are_nobody() -> None:
    for note in ("Both women in 5.", "The three men in 22."):
        assert not isinstance(revise(note, *film("P8" if "5" in note else "Q8")), Reading)


def test_who_must_lose_what_another_gets_is_not_left_out() -> None:
    answer = revise("Nadia holds the dish in 15, not Tom.", *film("P8"))
    if isinstance(answer, Reading):
        assert all("Tom" not in getattr(e, "character", "") for e in answer.edits)
        assert not any(isinstance(e, Reframe) for e in answer.edits)


def test_the_script_may_call_somebody_by_a_noun() -> None:
    footage = Footage(*film("I8"))
    assert footage.named(called_in(footage).get("man", "")) == "Ray"
    assert called_in(Footage(*film("P8"))) == {}


@pytest.mark.parametrize(
    ("name", "note", "line"),
    [
        ("L8", 'The first "Hello" in a whisper.', ""),
        ("P8", 'The second "I insist" should be shouted.', "tom"),
        ("P8", 'Whisper the first "I insist!"', "nadia"),
    ],
)
def test_a_line_said_twice_is_counted(name: str, note: str, line: str) -> None:
    answer = revise(note, *film(name))
    if not line:
        assert isinstance(answer, (Reading, Question, NotUnderstood))
        return
    assert isinstance(answer, Reading)
    (edit,) = answer.edits
    assert isinstance(edit, Perform)
    spoken = Footage(*film(name)).beats[edit.beat].line
    assert spoken is not None
    assert spoken.speakers == (f"ch-{line}",)


def test_both_lines_of_a_quotation_are_taken_together() -> None:
    edits = _edits("P8", 'Both "I insist" lines should be whispered.')
    assert len({e.beat for e in edits if isinstance(e, Perform)}) == 2


def test_the_one_line_of_somebody_needs_no_words() -> None:
    (edit,) = _edits("L8", "Jonas whispers his second line.")
    assert isinstance(edit, Perform)
    assert not isinstance(revise("Jonas should whisper his line.", *film("L8")), Reading)


def test_the_very_last_of_somebody_is_the_last() -> None:
    assert _numbers("P8", _edits("P8", "Nadia's very last single, make it an MCU.")) == [22]
    assert _numbers("I8", _edits("I8", "The two-shot at the end, wider.")) == [28]


@pytest.mark.parametrize(
    "note",
    [
        "Wipe between scenes 2 and 3.",
        "A wipe from scene 2 to scene 3.",
        "Wipe from Maple Street to the park gate.",
    ],
)
def test_a_cut_between_two_scenes_leads_into_the_second(note: str) -> None:
    (edit,) = _edits("I8", note)
    assert isinstance(edit, Transition)
    assert _numbers("I8", (edit,)) == [18]


def test_scenes_that_do_not_follow_each_other_have_no_cut() -> None:
    assert not isinstance(revise("Dissolve from scene 1 to scene 3.", *film("I8")), Reading)


@pytest.mark.parametrize(
    "note",
    [
        "Wipe to the corridor and bring its ambience down.",
        "Dissolve to the corridor. Its ambience quieter.",
    ],
)
def test_its_and_there_are_the_place_named_before(note: str) -> None:
    footage = Footage(*film("Q8"))
    sounds = [e for e in _edits("Q8", note) if isinstance(e, Sound)]
    assert [footage.scene(e.scene or "").number for e in sounds] == ["2"]


def test_what_an_amount_is_not_stays() -> None:
    assert numbered("2 percent, not 3 percent") == "2 percent, not 3 percent"
    assert numbered("not 30 but 31 tighter") == "31 tighter"


@pytest.mark.parametrize(
    ("name", "note", "shots"),
    [
        ("I8", "30 onwards handheld.", [30, 31, 32]),
        ("I8", "Everything after 30 handheld.", [31, 32]),
        ("I8", "The first and last shots of scene 3 handheld.", [18, 29]),
        ("Q8", "The last shot of every scene handheld.", [28, 30]),
        ("Q8", "The 9th shot handheld.", [9]),
    ],
)
def test_a_run_of_shots_goes_to_its_end(name: str, note: str, shots: list[int]) -> None:
    edits = [e for e in _edits(name, note) if not isinstance(e, Drop)]
    assert _numbers(name, tuple(edits)) == shots


def test_how_far_a_run_goes_is_asked() -> None:
    answer = revise("5 and onwards handheld.", *film("Q8"))
    assert isinstance(answer, Question)
    assert len(answer.choices) == 2


@pytest.mark.parametrize(
    "note", ["Nadia and Tom look down in 15.", "Tom and Nadia both look down in 15."]
)
def test_what_two_shall_do_is_done_by_both(note: str) -> None:
    answer = revise(note, *film("P8"))
    edits = answer.edits if isinstance(answer, Reading) else answer.choices[0].edits  # type: ignore[union-attr]
    assert {e.character for e in edits if isinstance(e, LookAt)} == {"ch-nadia", "ch-tom"}


@pytest.mark.parametrize("note", ["Mei louder in 26.", "26: make Mei slower", "Mei deeper in 26."])
def test_a_voice_in_all_the_film_is_not_meant_where_a_shot_is_named(note: str) -> None:
    answer = revise(note, *film("Q8"))
    if isinstance(answer, Reading):
        assert not any(isinstance(e, Voice) for e in answer.edits)


def test_a_verb_goes_with_its_particle() -> None:
    assert _numbers("W", _edits("W", "Low angle when Holt rides in.")) == [3]


@pytest.mark.parametrize(
    ("name", "note", "shot"),
    [
        ("I8", "Low angle on Leo running down the hill.", 10),
        ("Q8", "Gus turning the paper over: closer.", 22),
        ("L8", "Wider on her dropping the phone.", 15),
        ("I8", "We can do without Mrs. Okoro looking away.", None),
        ("L8", "Lose the telephone ringing.", None),
    ],
)
def test_a_deed_told_as_a_noun_is_its_shot_but_no_sound_or_look_goes_with_it(
    name: str, note: str, shot: int | None
) -> None:
    answer = revise(note, *film(name))
    if shot is None:
        dropped = answer.edits if isinstance(answer, Reading) else ()
        assert not any(isinstance(e, Drop) for e in dropped)
        return
    assert isinstance(answer, Reading)
    assert _numbers(name, tuple(answer.edits)) == [shot]


def test_the_words_of_one_line_are_not_those_of_a_line_nearly_like_it() -> None:
    footage = Footage(*film("H"))
    (beats,) = lines_said(["She does not like it shut"], footage)
    assert len(beats) == 1
    assert beats[0].text.startswith("Leave")
