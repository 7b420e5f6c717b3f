"""The default planner: nothing is left out, and what changes stays local."""

from collections import Counter
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from planner.continuity import check
from planner.errors import NoSceneError
from planner.findings import Grade
from planner.lens import project, view_of
from planner.rules import plan
from planner.shots import CutKind, MoveKind, ShotKind, ShotPlan, Size
from screenplay.read import read
from screenplay.scene_graph import BeatKind, Channel, Deed, Request, RequestKind, SceneGraph
from tests.planner.scripts import done, said, scene, script, talk, told


def covered(made: ShotPlan) -> dict[str, list[tuple[int, int, int]]]:
    spans: dict[str, list[tuple[int, int, int]]] = {}
    for shot in made.shots:
        for cover in shot.covers:
            spans.setdefault(cover.beat_id, []).append((cover.first, cover.last, cover.of))
    return spans


def assert_whole(made: ShotPlan, graph: SceneGraph) -> None:
    spans = covered(made)
    beats = [b for s in graph.scenes for b in s.beats]
    assert {b.id for b in beats} <= set(spans)
    assert {t.beat_id for t in made.timings} == set(spans)
    for runs in spans.values():
        position = 0
        for first, last, _ in runs:
            assert first == position
            assert last > first
            position = last
        assert position == runs[-1][2]
    order = [t.beat_id for t in made.timings]
    shown = list(dict.fromkeys(c.beat_id for s in made.shots for c in s.covers))
    assert shown == order
    assert len({s.id for s in made.shots}) == len(made.shots)
    assert [s.number for s in made.shots] == list(range(1, len(made.shots) + 1))


def test_a_conversation_is_covered_whole_and_varied() -> None:
    graph = script(scene(*talk()))
    made = plan(graph)
    assert_whole(made, graph)
    kinds = Counter(s.framing.kind for s in made.shots)
    assert kinds[ShotKind.OTS] >= 2
    assert kinds[ShotKind.SINGLE] >= 2
    assert kinds[ShotKind.ESTABLISHING] == 1
    assert not [f for f in check(made, graph) if f.grade is Grade.ERROR]


def test_title_and_end_frame_the_film() -> None:
    made = plan(script(scene(*talk(lines=2))))
    first, last = made.shots[0], made.shots[-1]
    assert first.card is not None
    assert first.card.lines == ("A Test", "by Somebody")
    assert last.card is not None
    assert last.card.style == "end"
    assert first.cut is CutKind.FADE_IN


def test_a_changed_line_changes_its_own_shots_only() -> None:
    beats = list(talk())
    before = plan(script(scene(*beats)))
    said_anew = said(
        "ch-a", "Quite another thing is said here, but no longer.", "ch-b", name="bt-new"
    )
    beats[6] = said_anew
    after = plan(script(scene(*beats)))
    plain = {replace(s, number=0) for s in before.shots}
    changed = [s for s in after.shots if replace(s, number=0) not in plain]
    assert changed
    assert all("bt-new" in {c.beat_id for c in s.covers} for s in changed)


def test_a_new_scene_leaves_the_others_alone() -> None:
    one = scene(*talk(lines=5))
    talks = [said("ch-a", "Something else.", "ch-b"), said("ch-b", "At some other time.", "ch-a")]
    other = scene(*talks, place="office", name="sc-2")
    alone = {replace(s, number=0) for s in plan(script(one)).shots if s.scene_id == "sc-1"}
    both = {replace(s, number=0) for s in plan(script(one, other)).shots if s.scene_id == "sc-1"}
    assert alone == both


def test_quick_exchanges_share_one_frame() -> None:
    answers = [said("ch-a", "You?", "ch-b"), said("ch-b", "Me.", "ch-a")]
    answers += [said("ch-a", "No.", "ch-b"), said("ch-b", "Yes.", "ch-a")]
    made = plan(script(scene(done("They wait."), *answers)))
    shot = next(s for s in made.shots if len(s.covers) >= 4)
    assert shot.framing.kind is ShotKind.TWO_SHOT


def test_long_speeches_show_a_listener() -> None:
    speech = " ".join(f"This is sentence number {n} of a long speech." for n in range(14))
    made = plan(script(scene(said("ch-b", "Well?", "ch-a"), said("ch-a", speech, "ch-b"))))
    kinds = [s.framing.kind for s in made.shots]
    assert kinds.count(ShotKind.REACTION) >= 2
    reaction = next(s for s in made.shots if s.framing.kind is ShotKind.REACTION)
    assert reaction.framing.subjects == ("ch-b",)


def test_a_lonely_monologue_is_pushed_in_on() -> None:
    speech = "I have been thinking about the sea and all the ships that never came back to us"
    made = plan(
        script(
            scene(
                said("ch-a", f"{speech} again, and of you and your father and the house"),
                present=("ch-a",),
            )
        )
    )
    assert MoveKind.PUSH_IN in {s.move.kind for s in made.shots}


def test_narration_never_frames_the_absent_narrator() -> None:
    graph = script(scene(said("ch-n", "Long ago it was quiet here.", channel=Channel.VOICE_OVER),
                         present=("ch-a",)))  # fmt: skip
    graph = replace(graph, characters=(*graph.characters, replace(graph.characters[0], id="ch-n")))
    assert all("ch-n" not in s.framing.subjects for s in plan(graph).shots)


def test_the_scripts_own_requests_are_obeyed() -> None:
    close = done(
        "CLOSE ON A", request=Request(RequestKind.CLOSE, "ch-a", "CLOSE ON A"), mentions=("ch-a",)
    )
    wide = done("WIDE", request=Request(RequestKind.WIDE, None, "WIDE"))
    made = plan(script(scene(*talk(lines=3), close, wide)))
    shots = {c.beat_id: s for s in made.shots for c in s.covers}
    assert shots[close.id].framing.size is Size.CU
    assert shots[close.id].framing.subjects == ("ch-a",)
    assert shots[wide.id].framing.kind is ShotKind.MASTER


def test_transitions_shape_the_cut_that_follows() -> None:
    one = scene(*talk(lines=2), told(BeatKind.TRANSITION, "DISSOLVE TO:"))
    two = scene(done("Nothing."), place="office", name="sc-2")
    made = plan(script(one, two))
    first = next(s for s in made.shots if s.scene_id == "sc-2")
    assert first.cut is CutKind.DISSOLVE
    assert first.cut_frames > 10


@pytest.mark.parametrize("words", ["WIPE TO:", "QUICK WIPE TO:"])
def test_a_wipe_wipes(words: str) -> None:
    one = scene(*talk(lines=2), told(BeatKind.TRANSITION, words))
    two = scene(done("Nothing."), place="office", name="sc-2")
    first = next(s for s in plan(script(one, two)).shots if s.scene_id == "sc-2")
    assert first.cut is CutKind.WIPE
    assert first.cut_frames > 10


def test_read_things_get_an_insert() -> None:
    deed = Deed("ch-a", "read", "A reads the letter", prop="letter")
    for _ in range(8):  # beats of other ids: chance has no say in what is always shown
        reading = done("A reads the letter, slowly, and waits for what comes of it.", deed)
        made = plan(script(scene(*talk(lines=2), reading)))
        inserts = [s for s in made.shots if s.framing.kind is ShotKind.INSERT]
        assert [s.framing.thing for s in inserts] == ["letter"]


def test_a_gift_is_seen_with_giver_and_receiver() -> None:
    deed = Deed("ch-a", "give", "A gives B the letter", target="ch-b", prop="letter")
    for _ in range(8):
        gift = done("A gives B the letter, slowly, and waits for what comes of it.", deed)
        made = plan(script(scene(*talk(lines=2), gift)))
        shown = [s for s in made.shots if any(c.beat_id == gift.id for c in s.covers)]
        assert [set(s.framing.subjects) for s in shown] == [{"ch-a", "ch-b"}]


def test_scenes_can_be_chosen_and_nothing_is_an_error() -> None:
    graph = script(scene(*talk(lines=2)))
    assert all(s.scene_id == "sc-1" for s in plan(graph, scenes=range(1)).shots)
    with pytest.raises(NoSceneError):
        plan(replace(graph, scenes=()))


NAMES = ("brick_and_steel", "fp_coffee_shop", "the_sting_of_truth", "big_fish")


@pytest.mark.parametrize("name", NAMES)
def test_real_scripts_are_covered_whole_with_hardly_an_error(corpus: Path, name: str) -> None:
    graph = read(corpus / "screenplays" / f"{name}.fountain")
    made = plan(graph)
    assert_whole(made, graph)
    errors = [f for f in check(made, graph) if f.grade is Grade.ERROR]
    assert len(errors) <= len(made.shots) // 200, errors


def test_a_script_that_ends_itself_gets_no_second_end() -> None:
    made = plan(script(scene(*talk(lines=2), told(BeatKind.CARD, "THE END"))))
    cards = [s.card for s in made.shots if s.card is not None]
    assert [c.style for c in cards] == ["title", "end"]
    assert cards[-1].lines == ("THE END",)


def test_words_that_open_a_scene_lie_over_its_establishing_shot() -> None:
    made = plan(script(scene(told(BeatKind.CARD, "Thirty years earlier"), *talk(lines=3))))
    shot = next(s for s in made.shots if s.card is not None and s.card.style == "super")
    assert shot.card is not None
    assert shot.card.lines == ("Thirty years earlier",)
    assert shot.framing.kind is ShotKind.ESTABLISHING
    assert shot.scene_id == "sc-1"
    kinds = [s.framing.kind for s in made.shots]
    assert kinds.count(ShotKind.ESTABLISHING) == 1


def test_a_new_place_is_seen_long_enough() -> None:
    made = plan(script(scene(done("Sun fills a cheerful kitchen."), *talk(lines=4))))
    shot = next(s for s in made.shots if s.framing.kind is ShotKind.ESTABLISHING)
    timing = next(t for t in made.timings if t.beat_id == shot.covers[0].beat_id)
    assert timing.frames >= 2.5 * 24


def test_back_to_scene_ends_an_insert_and_takes_no_time_of_its_own() -> None:
    insert = done("INSERT - A LETTER", request=Request(RequestKind.INSERT, "letter", "INSERT"))
    about = done("Torn. Old. Unread.")
    back = done("BACK TO SCENE", request=Request(RequestKind.ANGLE, "scene", "BACK TO SCENE"))
    graph = script(
        scene(*talk(lines=2), insert, about, back, *talk(lines=2, names=("ch-b", "ch-a")))
    )
    made = plan(graph)
    shots = [s for s in made.shots if insert.id in {c.beat_id for c in s.covers}]
    assert [c.beat_id for c in shots[0].covers] == [insert.id, about.id, back.id]
    assert next(t for t in made.timings if t.beat_id == back.id).frames == 0


def test_somebody_who_walks_away_is_seen_to_go() -> None:
    goes = Deed("ch-a", "exit", "A turns and walks away", direction="away")
    looks = Deed("ch-a", "look", "A looks at the sea for a long time", direction="at the sea")
    walk = done("A looks at the sea for a long time. A turns and walks away.", looks, goes)
    made = plan(script(scene(done("A quiet street."), walk, present=("ch-a",), place="street")))
    shots = [s for s in made.shots if walk.id in {c.beat_id for c in s.covers}]
    assert len({s.framing.size for s in shots}) == 2
    business = next(b for b in made.scenes[0].businesses if b.verb == "exit")
    view = view_of(shots[-1].move.end)
    for x, z in (business.path_m[0], business.path_m[-1]):
        across, up, depth = project(view, np.array([(x, 1.4, z)]))
        assert depth[0, 0] > 0
        assert max(abs(across[0, 0]), abs(up[0, 0])) < 1.0


def test_a_long_talk_returns_to_both_and_changes_its_sizes() -> None:
    made = plan(script(scene(*talk(lines=16))))
    talks = [s.framing for s in made.shots if s.framing.kind is not ShotKind.CARD]
    kinds = Counter(f.kind for f in talks)
    assert kinds[ShotKind.TWO_SHOT] >= 2
    assert {Size.MS, Size.MCU, Size.CU} <= {f.size for f in talks}
    looks = [(f.kind, f.size) for f in talks]
    assert all(len(set(looks[n : n + 6])) > 1 for n in range(len(looks) - 5))


def test_an_entrance_that_opens_a_scene_is_one_wide_shot_and_no_empty_insert() -> None:
    comes = Deed("ch-a", "enter", "She comes in, wet and tired")
    takes = Deed("ch-a", "pick_up", "picks up the hanging phone", prop="phone")
    beat = done("Pale light. She comes in, wet and tired, and picks up the phone.", comes, takes)
    made = plan(script(scene(beat, *talk(lines=1), present=("ch-a",))))
    first = next(s for s in made.shots if beat.id in {c.beat_id for c in s.covers})
    assert first.framing.subjects == ("ch-a",)
    assert first.framing.size is Size.WS
    assert first.framing.kind is not ShotKind.INSERT
    assert [(c.first, c.last) for c in first.covers if c.beat_id == beat.id] == [(0, 12)]
