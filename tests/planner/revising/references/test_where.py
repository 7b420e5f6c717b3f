"""Which shot, scene, line or person is meant by words: what is told together is taken together."""

from dataclasses import replace
from functools import cache

import pytest

from planner.edits import Relight, Style
from planner.revise import revise
from planner.revising.answers import Ambiguous, Question, Reading, Unread
from planner.revising.footage import Footage
from planner.revising.learned.besides import with_besides
from planner.revising.learned.headings import by_heading, in_the_past
from planner.revising.learned.listening import Span, heard
from planner.revising.learned.moments import recalled
from planner.revising.learned.scenery import Scenery
from planner.revising.learned.telling_lines import Lines
from planner.revising.learned.telling_shots import Shots
from planner.revising.references.pointing import Pointers
from tests.planner.revising.films import film


@cache
def _footage(name: str) -> Footage:
    return Footage(*film(name))


def _pointers(name: str) -> Pointers:
    return Pointers(_footage(name), None, (), {})


def _shots(name: str, words: str) -> list[int]:
    found = Shots(_footage(name), _pointers(name)).named((Span("shot", words, 0),))
    return [s.number for s in found]


def _scenes(name: str, words: str) -> list[str]:
    return [s.number for s in Scenery(_footage(name), _pointers(name)).told(words)]


@pytest.mark.parametrize(
    ("name", "words", "scenes"),
    [
        ("L8", "the night scene in the keeper's room", ["2"]),
        ("L8", "the keeper's room at sunrise", ["4"]),
        ("L8", "the beach by night", ["1"]),
        ("L8", "both beach scenes", ["1", "5"]),
        ("L8", "all the night scenes", ["1", "2", "3"]),
        ("L8", "the second beach scene", ["5"]),
        ("P8", "the smoky kitchen", ["2"]),
        ("I8", "the twilight scene", ["4"]),
        ("Q8", "the corrridor", ["2"]),
    ],
)  # fmt: skip
def test_a_scene_goes_by_place_hour_and_order_together(
    name: str, words: str, scenes: list[str]
) -> None:
    assert _scenes(name, words) == scenes


def test_a_place_alone_where_two_scenes_play_is_asked() -> None:
    with pytest.raises(Ambiguous):
        _scenes("L8", "the beach scene")
    assert by_heading("the sad one", _footage("L8")) == ()


def test_a_leap_back_in_time_lasts_until_those_of_before_are_back() -> None:
    assert [s.number for s in in_the_past(_footage("L8"))] == ["2", "3", "4"]
    assert in_the_past(_footage("P8")) == ()
    for words in ("the whole flashback", "all that plays decades earlier"):
        assert _scenes("L8", words) == ["2", "3", "4"]


@pytest.mark.parametrize(
    ("name", "words", "shots"),
    [
        ("P8", "the first shot of Nadia at the table with her plate", [3]),
        ("P8", "the second insert", [11]),
        ("P8", "the shot where the two of them laugh", [17]),
        ("P8", "the shot right after he nods", [15]),
        ("I8", "the second shot of Ray running", [17]),
        ("P8", "the smoky kitchen", [22]),
        ("Q8", "the shot after the insert", [6]),
    ],
)  # fmt: skip
def test_a_shot_goes_by_kind_order_moment_and_people_together(
    name: str, words: str, shots: list[int]
) -> None:
    assert _shots(name, words) == shots


def test_a_shot_beside_another_must_be_of_the_kind_that_is_named() -> None:
    with pytest.raises(Unread):
        _shots("P8", "the insert after 9")


def test_a_kind_that_fits_often_is_settled_by_the_line_named_beside_it() -> None:
    film_ = _footage("P8")
    line = Span("line", '"who walks in at nine"', 30)
    shot = Span("shot", "the close-up where she says", 0)
    beats = Lines(film_, _pointers("P8")).beats((line,))
    found = Shots(film_, _pointers("P8")).there((shot,), (line,), beats, ())
    assert [s.number for s in found] == [13]


def test_somebody_doing_something_is_no_line_with_that_word() -> None:
    told = recalled("mrs. okoro running", _footage("I8")).beats
    assert all(beat.line is None for beat, _ in told)
    said = recalled("mrs. okoro says something about running", _footage("I8")).beats
    assert said[0][0].text == "Less eating, more running!"


def test_the_very_words_of_a_deed_count_before_those_that_mean_the_same() -> None:
    answer = revise("The shot where she raises the lantern, from a low angle.", *film("L8"))
    numbers = {s.id: s.number for s in _footage("L8").shots}
    if isinstance(answer, Reading):
        assert [numbers[e.shot] for e in answer.edits] == [18]  # type: ignore[union-attr]
    else:
        assert isinstance(answer, Question)


@pytest.mark.parametrize(
    ("name", "note", "scene"),
    [
        ("L8", "In her last scene Young Ingrid must stand at the window.", "scene 4"),
        ("P8", "Tom should be by the door for the whole second scene.", "scene 2"),
        ("Q8", "Let Mei carry a folder in the corridor.", "scene 2"),
    ],
)  # fmt: skip
def test_a_scene_that_no_span_holds_is_read_from_the_note(name: str, note: str, scene: str) -> None:
    who = Span("who", "Young Ingrid", note.find("Young Ingrid"))
    bare = replace(heard(note), spans=(who,) if "Young" in note else ())
    assert Span("scene", scene, 0) in with_besides(bare, _footage(name), _pointers(name)).spans


def test_a_clause_that_tells_a_moment_clearly_places_a_wish_and_another_does_not() -> None:
    def spans(note: str) -> tuple[Span, ...]:
        bare = replace(heard(note), spans=())
        return with_besides(bare, _footage("P8"), _pointers("P8")).spans

    told = spans("While Tom walks to the stove the camera might drift.")
    assert [s.role for s in told] == ["line"]
    assert spans("When it comes to colours, warmer.") == ()


def test_that_shot_is_the_one_told_just_before() -> None:
    note = "Everyone laughs and it is lovely. Keep that shot longer."
    bare = replace(heard(note), spans=(Span("shot", "that shot", note.find("that shot")),))
    told = with_besides(bare, _footage("Q8"), _pointers("Q8")).spans
    assert [s.role for s in told] == ["line"]


def test_a_long_speech_is_the_one_that_is_much_the_longest() -> None:
    lines = Lines(_footage("P8"), _pointers("P8"))
    assert lines.beat("Nadia's long speech").text.startswith("It is never only a pancake")


@pytest.mark.parametrize(
    ("name", "note", "edit"),
    [
        ("L8", "Make the keeper's room at dawn darker.", Style),
        ("L8", "Rain in the dawn beach scene.", Relight),
        ("Q8", "Mei's last scene should be snowy.", Relight),
    ],
)  # fmt: skip
def test_place_and_hour_are_read_outright(name: str, note: str, edit: type) -> None:
    answer = revise(note, *film(name))
    last = {"L8": ("4", "5"), "Q8": ("2",)}[name]
    numbers = {s.id: s.number for s in _footage(name).scenes}
    assert isinstance(answer, Reading)
    assert [type(e) for e in answer.edits] == [edit]
    assert numbers[answer.edits[0].scene] in last  # type: ignore[union-attr]


def test_years_and_ages_are_no_shots() -> None:
    answer = revise("Black and white for what happened thirty years ago.", *film("L8"))
    assert "no shot 30" not in getattr(answer, "text", "")
    answer = revise("He is too loud for a man of fifty.", *film("P8"))
    assert "no shot 50" not in getattr(answer, "text", "")
