"""What is heard in a note becomes edits, whatever the wording was."""

import pytest

from benchmarks.schooling.lines import lesson
from planner.edits import AnyEdit
from planner.revising.answers import Unread
from planner.revising.footage import Footage
from planner.revising.learned.inventory import ACTS
from planner.revising.learned.listening import Heard, Span
from planner.revising.learned.reader import RESTATED, edits_of
from planner.revising.references.pointing import Pointers
from tests.planner.revising.films import film, shot_id
from tests.planner.revising.patterns import matches

_HEARD = [
    ("P", None, "size.closer\tin {amount|a touch} tighter on {who|Nadia} in {shot|8}",
     "reframe shot=8 size=CU"),
    ("P", 17, "size.wider\t{amount|way} too close", "reframe shot=17 size=MCU|MS"),
    ("P", None, "size.CU\tgo CU on {who|Nadia} in {shot|14}",
     "reframe shot=14 size=CU kind=single subjects=nadia"),
    ("P", None, "angle.lower\t{shot|14} from a bit lower", "reframe shot=14 angle=low"),
    ("P", None, "lens.set\t{amount|85mm} on {shot|14}", "reframe shot=14 lens_mm=85"),
    ("P", None, "kind.insert\tmake {shot|14} about {thing|the dish}",
     "reframe shot=14 kind=insert thing=dish"),
    ("P", None, "subject.add\tget {who|Nadia} in too in {shot|14}",
     "reframe shot=14 kind=two_shot subjects=tom,nadia"),
    ("P", None, "subject.only\tlose {who|Tom} from {shot|5}",
     "reframe shot=5 kind=single subjects=nadia"),
    ("P", None, "move.push_in\tcreep in on {who|her} in {shot|17}",
     "move shot=17 kind=push_in travel=0.6"),
    ("P", None, "move.pan\t{shot|5} goes from {who|Tom} to {thing|the window}",
     "move shot=5 kind=pan origin=ch-tom target=window"),
    ("P", None, "move.tilt\tstart on {thing|the window} in {shot|5}, tilt down",
     "move shot=5 kind=tilt origin=window way=down"),
    ("P", None, "cut.dissolve\tmelt from {shot|22} into {other_shot|23}",
     "transition shot=23 cut=dissolve frames=24"),
    ("P", None, "cut.fade_out\tend {shot|22} in black",
     "transition shot=23 cut=fade_out_in frames=24"),
    ("P", None, "length.shorter\t{shot|4} overstays, {amount|a second} less",
     "length shot=4 frames=51"),
    ("P", None, "length.shorter\t{shot|4} is endless, cut it down to {amount|2 secs}",
     "length shot=4 frames=48"),
    ("P", None, "length.longer\tgive {shot|4} more, say {amount|5 seconds}",
     "length shot=4 frames=120"),
    ("P", None, 'hold.end\tstay {amount|two beats} after {line|"thank you"}',
     "hold shot=18 tail_frames=48"),
    ("P", None, "merge\t{shot|8} and {other_shot|9}, marry them", "merge shot=8 following=9"),
    ("P", None, "insert.reaction\tafter {shot|9} I want {who|Tom} taking it in",
     "insert after=9 kind=reaction subjects=tom frames=36"),
    ("P", None, "order.before\t{shot|11} ahead of {other_shot|10}", "reorder shot=11 before=10"),
    ("P", None, "block.at\t{who|Tom} {place|beside the window} in {scene|scene 2}",
     'block scene=2 character=tom at="next to window"'),
    ("P", None, "look.down\t{who|Nadia} can't meet his eye in {shot|17}",
     'look_at beat="It is never" character=nadia target=down'),
    ("P", None, 'look.camera\t{who|Nadia} looks at us on {line|"Says who?"}',
     'look_at beat="Says who" character=nadia target=camera'),
    ("P", None, 'act.angry\t{who|Nadia} furious on {line|"Says who?"}',
     'perform beat="Says who" emotion=angry'),
    ("P", None, "act.less\ttone it down in {shot|17}",
     'perform beat="It is never" intensity=0..0.4'),
    ("P", None, "dress\t{who|Tom} in {what|a bottle-green coat} from {scene|scene 2}",
     'dress character=tom words=*green*coat scene=2'),
    ("P", None, "dress\tlike {who|Nadia}, {who|Tom} needs {what|a red hat}",
     "dress character=tom words=*red*hat"),
    ("P", None, "hair\t{who|Tom}'s hair bothers me, shorter",
     'dress character=tom words="short hair"'),
    ("P", None, "carry.take\t{who|Tom} with {thing|a mug of tea} in {shot|14}",
     "carry character=tom noun=mug beat=*"),
    ("P", None, "hair\t{who|Nadia} {what|blonde}", 'dress character=nadia words="blonde hair"'),
    ("P", None, "time.set\t{scene|scene 2} at {what|first light}", "relight scene=2 daytime=dawn"),
    ("P", None, "weather.set\t{what|drizzle} in {scene|scene 2}", "relight scene=2 weather=rain"),
    ("P", None, "furnish.add\tstick {thing|a piano} in {place|the kitchen}",
     "furnish place=kitchen noun=piano present=true"),
    ("P", 17, "style.bw\twithout colour", "style shot=17 saturation=0"),
    ("P", None, "voice.lower\ttake {who|Tom} down {amount|a tone}",
     "voice character=tom pitch=0.7..0.98"),
    ("P", None, "voice.slower\t{who|Tom} gabbles, {amount|twenty percent} slower",
     "voice character=tom tempo=0.8"),
    ("P", None, "sound.down\t{what|footstep noises} are a bit much in {scene|scene 2}",
     "sound part=effects scene=2 level_db=-12..-1"),
    ("P", None, "mark.lock\t{shot|7} is perfect", "mark shot=7 locked=true"),
    ("I", None, "size.closer\ttighter on {who|the old lady} in {shot|9}",
     "reframe shot=9 size=ECU"),
    ("I", 10, "move.handheld\tnervous camera on a shoulder", "move shot=10 kind=handheld"),
]  # fmt: skip


def _edits(name: str, selected: int | None, line: str) -> list[AnyEdit]:
    plan, graph = film(name)
    footage, one = Footage(plan, graph), lesson(line, "x")
    spans = tuple(Span(s.role, one.note[s.first : s.last], s.first) for s in one.spans or ())
    heard = Heard(one.note, tuple((a, 1.0) for a in one.acts), (0.0,) * len(one.acts), 0.0, spans)
    shot = shot_id(plan, selected) if selected else None
    return edits_of(heard, one.acts, footage, Pointers(footage, shot, (), {}))


@pytest.mark.parametrize(("name", "selected", "line", "meant"), _HEARD)
def test_what_is_heard_becomes_the_edit_that_is_meant(
    name: str, selected: int | None, line: str, meant: str
) -> None:
    (edit,) = _edits(name, selected, line)
    assert matches(edit, meant, *film(name)), edit


def test_two_wishes_share_out_what_was_said() -> None:
    drop, closer = _edits("P", None, "drop; size.CU\tlose {shot|10}, {shot|11} a close-up")
    assert matches(drop, "drop shot=10", *film("P"))
    assert matches(closer, "reframe shot=11 size=CU", *film("P"))


@pytest.mark.parametrize(
    "line",
    [
        "size.closer\ta bit tighter please", "size.closer\t{shot|the unicorn} tighter",
        "dress\t{who|the wizard} in {what|a red coat}", "dress\t{who|Tom} in {what|glory}",
        'act.sad\tsadder on {line|"Elephants fly south"}', "drop\t{shot|99} goes",
        "size.MCU\t{shot|8} a medium close-up",
    ],
)  # fmt: skip
def test_what_fits_nothing_in_the_film_changes_nothing(line: str) -> None:
    with pytest.raises(Unread):
        _edits("P", None, line)


def test_every_act_but_the_steps_and_none_can_be_restated() -> None:
    assert set(ACTS) - set(RESTATED) == {"undo", "redo", "none"}
