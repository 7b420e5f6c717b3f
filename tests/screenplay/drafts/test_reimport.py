"""Ids that last: what an edit may change, and what it must not.

The bounds hold for every script that `revisions` can type: repeated headings, lines and whole
scenes among them.
"""

from collections import Counter
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from screenplay.drafts.drafts import draft_of
from screenplay.drafts.reimport import reimport
from screenplay.elements import Action, Dialogue
from screenplay.fountain import parse
from screenplay.read import read, read_text
from screenplay.scene_graph import SceneGraph
from tests.screenplay.drafts.revisions import (
    PLACES,
    WORDS,
    Played,
    Said,
    Script,
    all_ids,
    beat_ids,
    changed,
    graph,
    line_ids,
    said,
    scene_ids,
    scripts,
    spots,
    typed,
)


def contains_in_order(longer: list[str], shorter: list[str]) -> bool:
    rest = iter(longer)
    return all(wanted in rest for wanted in shorter)


@given(scripts)
def test_a_script_is_itself(script: Script) -> None:
    old = graph(script)
    assert reimport(old, old) == old
    assert reimport(old, draft_of(old)) == old


@given(scripts, st.data())
def test_a_replaced_word_changes_no_id(script: Script, data: st.DataObject) -> None:
    scene, at = data.draw(st.sampled_from(list(spots(script))))
    run = list(script[scene].said)
    words = list(run[at].words)
    words[data.draw(st.integers(0, len(words) - 1))] = data.draw(
        st.sampled_from((*WORDS, "moored"))
    )
    run[at] = replace(run[at], words=tuple(words))
    old = graph(script)
    new = reimport(graph(changed(script, scene, tuple(run))), old)
    assert all_ids(new) == all_ids(old)


@given(scripts, st.none() | said, st.data())
def test_an_inserted_line_has_the_only_new_id(
    script: Script, extra: Said | None, data: st.DataObject
) -> None:
    """Also where it repeats what stands elsewhere, or, with no `extra`, is typed twice."""
    scene, at = data.draw(st.sampled_from(list(spots(script))))
    run = script[scene].said
    old = graph(script)
    added = extra or run[at]
    new = reimport(graph(changed(script, scene, (*run[:at], added, *run[at:]))), old)
    assert scene_ids(new) == scene_ids(old)
    assert len(set(beat_ids(new)) - set(beat_ids(old))) == 1
    assert contains_in_order(beat_ids(new), beat_ids(old))
    assert contains_in_order(line_ids(new), line_ids(old))
    assert {c.id for c in old.characters} <= {c.id for c in new.characters}


@given(scripts, st.data())
def test_a_cut_line_takes_one_id_with_it(script: Script, data: st.DataObject) -> None:
    scene, at = data.draw(st.sampled_from(list(spots(script))))
    run = script[scene].said
    old = graph(script)
    new = reimport(graph(changed(script, scene, (*run[:at], *run[at + 1 :]))), old)
    assert scene_ids(new) == scene_ids(old)
    assert contains_in_order(beat_ids(old), beat_ids(new))
    [gone] = set(beat_ids(old)) - set(beat_ids(new))
    assert gone in [b.id for b in old.scenes[scene].beats if b.text == run[at].text]
    assert {c.id for c in new.characters} <= {c.id for c in old.characters}


@given(scripts, st.data())
def test_a_line_given_to_another_keeps_its_id(script: Script, data: st.DataObject) -> None:
    scene, at = data.draw(st.sampled_from(list(spots(script))))
    run = list(script[scene].said)
    speaker = run[at].who
    run[at] = replace(run[at], who="DORA" if speaker else "")
    old = graph(script)
    new = reimport(graph(changed(script, scene, tuple(run))), old)
    assert (scene_ids(new), beat_ids(new), line_ids(new)) == (
        scene_ids(old), beat_ids(old), line_ids(old),
    )  # fmt: skip


@given(scripts, st.randoms(use_true_random=False))
def test_scenes_in_another_order_keep_every_id(script: Script, random: Any) -> None:
    """Two scenes swapped and one scene moved among them; scenes that say the same may swap ids."""
    order = list(range(len(script)))
    random.shuffle(order)
    old = graph(script)
    new = reimport(graph(tuple(script[n] for n in order)), old)
    assert set(scene_ids(new)) == set(scene_ids(old))
    assert set(beat_ids(new)) == set(beat_ids(old))
    counts = Counter(script)
    for position, n in enumerate(order):
        if counts[script[n]] == 1:
            assert new.scenes[position].id == old.scenes[n].id
            assert [b.id for b in new.scenes[position].beats] == [b.id for b in old.scenes[n].beats]


@given(scripts, st.sampled_from((*PLACES, "INT. CHAPEL - NIGHT")), st.data())
def test_a_split_scene_gives_one_new_id(script: Script, heading: str, data: st.DataObject) -> None:
    """The larger part keeps the scene's id, with a bonus for the heading; every beat its own."""
    scene, at = data.draw(st.sampled_from(list(spots(script))))
    parted = script[scene]
    parts = (replace(parted, said=parted.said[:at]), Played(heading, parted.said[at:]))
    old = graph(script)
    new = reimport(graph((*script[:scene], *parts, *script[scene + 1 :])), old)
    assert beat_ids(new) == beat_ids(old)
    assert contains_in_order(scene_ids(new), scene_ids(old))
    words = [sum(len(s.words) for s in part.said) for part in parts]
    kept = [s.id for s in new.scenes].index(old.scenes[scene].id) - scene
    if max(words) > 2 * min(words) + 4:
        assert words[kept] == max(words)


@given(scripts.filter(lambda script: len(script) > 1), st.data())
def test_merged_scenes_lose_one_id(script: Script, data: st.DataObject) -> None:
    """The larger scene's id stays, with a bonus for the heading; every beat keeps its own."""
    at = data.draw(st.integers(1, len(script) - 1))
    pair = script[at - 1 : at + 1]
    merged = replace(pair[0], said=(*pair[0].said, *pair[1].said))
    old = graph(script)
    new = reimport(graph((*script[: at - 1], merged, *script[at + 1 :])), old)
    assert beat_ids(new) == beat_ids(old)
    assert contains_in_order(scene_ids(old), scene_ids(new))
    words = [sum(len(s.words) for s in scene.said) for scene in pair]
    if max(words) > 2 * min(words) + 4:
        assert new.scenes[at - 1].id == old.scenes[at - 1 + words.index(max(words))].id


@given(scripts)
def test_numbers_change_no_id(script: Script) -> None:
    old = graph(script)
    numbered = tuple(
        replace(scene, heading=f"{scene.heading} #{7 * n}A#") for n, scene in enumerate(script)
    )
    assert all_ids(reimport(graph(numbered), old)) == all_ids(old)


@given(scripts, st.sampled_from(("ANNA", "BORIS", "CLEO")))
def test_a_renamed_character_keeps_every_id(script: Script, name: str) -> None:
    old = graph(script)
    renamed = typed(script).replace(name, "THEODORA")
    new = reimport(read_text(renamed, "script.fountain"), old)
    assert all_ids(new) == all_ids(old)
    assert {c.id: c.name for c in new.characters} == {
        c.id: "THEODORA" if c.name == name else c.name for c in old.characters
    }


@given(scripts, scripts)
def test_any_two_drafts_give_sound_ids(script: Script, other: Script) -> None:
    """No id twice; again from the result nothing changes; all that names an id follows it."""
    fresh = graph(other)
    new = reimport(fresh, graph(script))
    for ids in all_ids(new):
        assert len(ids) == len(set(ids))
    assert reimport(fresh, new) == new
    assert followed(fresh, new) == plain(new)


def plain(read: SceneGraph) -> Any:
    return msgspec.to_builtins((read.scenes, read.characters, read.places))


def followed(fresh: SceneGraph, new: SceneGraph) -> Any:
    """`fresh` as plain values, each id replaced by the one in its place in `new`."""
    parents = ([p.parent for p in fresh.places], [p.parent for p in new.places])
    ids = {
        before: after
        for befores, afters in (*zip(all_ids(fresh), all_ids(new), strict=True), parents)
        for before, after in zip(befores, afters, strict=True)
    }

    def renamed(value: Any) -> Any:
        if isinstance(value, dict):
            return {key: renamed(inner) for key, inner in value.items()}
        if isinstance(value, list | tuple):
            return type(value)(renamed(inner) for inner in value)
        return ids.get(value, value) if isinstance(value, str) else value

    return renamed(plain(fresh))


OLD = """INT. KITCHEN - DAY

ANNA
Is the kettle on?

BORIS
It has been on for an hour.

EXT. HARBOUR - NIGHT

Anna counts the boats.

ANNA
Nine of them are missing.
"""


def test_an_id_is_never_given_to_what_only_sounds_the_same() -> None:
    """The question is reworded and asked anew elsewhere in its old words."""
    old = read_text(OLD)
    again = "ANNA\nIs the kettle on?\n"
    text = OLD.replace("Is the kettle on?", "Is the big kettle on?").replace(
        "Anna counts", "{}Anna counts"
    )
    new = reimport(read_text(text.format(again + "\n")), old)
    first, _, second, _ = new.lines()
    assert first.id == old.lines()[0].id
    assert second.text == old.lines()[0].text
    assert second.id not in line_ids(old)


def test_an_id_whose_owner_is_cut_is_not_inherited() -> None:
    old = read_text(OLD)
    new = reimport(read_text(OLD.replace("BORIS", "BOSUN")), old)
    newer = OLD.replace("BORIS", "BOSUN") + "\nBORIS\nWho is this bosun, then?\n"
    newest = reimport(read_text(newer), new)
    people = {c.name: c.id for c in newest.characters}
    assert people["BOSUN"] == "ch-boris"
    assert people["BORIS"] == "ch-boris-2"
    assert newest.lines()[-1].speakers == ("ch-boris-2",)


def test_a_place_keeps_its_id_under_another_name_and_not_as_another_place() -> None:
    old = read_text(OLD)
    renamed = reimport(read_text(OLD.replace("INT. KITCHEN", "INT. GALLEY KITCHEN")), old)
    assert [p.id for p in renamed.places] == [p.id for p in old.places]
    moved = reimport(read_text(OLD.replace("INT. KITCHEN", "INT. OFFICE")), old)
    assert moved.places[0].id not in {p.id for p in old.places}
    assert scene_ids(moved) == scene_ids(old)


def test_a_scene_moved_and_reworded_at_once_is_followed() -> None:
    old = read_text(OLD)
    kitchen, harbour = OLD.split("\n\nEXT.")
    text = f"EXT.{harbour}\n\n{kitchen}\n".replace("for an hour", "for two hours")
    new = reimport(read_text(text), old)
    assert [s.id for s in new.scenes] == [old.scenes[1].id, old.scenes[0].id]
    assert set(beat_ids(new)) == set(beat_ids(old))


def test_a_rewritten_scene_has_new_ids() -> None:
    """Other words from other mouths under an old heading: the scene stays, its beats are new."""
    old = read_text(OLD)
    text = (
        OLD.split("ANNA\nIs", maxsplit=1)[0]
        + "Smoke.\n\nDORA\nEverybody out, and leave the herring!\n\nEXT."
        + (OLD.split("\n\nEXT.")[1])
    )
    new = reimport(read_text(text), old)
    assert scene_ids(new) == scene_ids(old)
    assert not {b.id for b in new.scenes[0].beats} & set(beat_ids(old))
    assert new.scenes[1].beats[0].id == old.scenes[1].beats[0].id


@pytest.mark.parametrize("name", ["big_fish", "brick_and_steel", "sr_s01e01_pilot", "aw_cyrillic"])
@settings(max_examples=5, deadline=None)
@given(data=st.data())
def test_an_edit_of_a_real_script_changes_its_own_paragraph_only(
    corpus: Path, name: str, data: st.DataObject
) -> None:
    """One word replaced, a paragraph cut or typed twice: all that stood elsewhere keeps its id."""
    path = corpus / "screenplays" / f"{name}.fountain"
    old = known(path)
    text = path.read_bytes().decode("utf-8-sig")
    paragraphs = [e for e in parse(text).elements if isinstance(e, Action | Dialogue)]
    prose = [e for e in paragraphs if any(letter.islower() for letter in e.text)]  # no FADE IN:
    edited = data.draw(st.sampled_from(prose))
    lines = text.splitlines(keepends=True)
    at = edited.source.line - 1
    lines[at] = data.draw(st.sampled_from(edits(lines[at])))
    new = reimport(read_text("".join(lines), path.name), old)
    last = edited.source.line + edited.text.count("\n")
    elsewhere = [
        beat.id
        for scene in old.scenes
        for beat in scene.beats
        if not edited.source.line <= beat.source.line <= last
    ]
    assert contains_in_order(beat_ids(new), elsewhere)
    assert scene_ids(new) == scene_ids(old)


known = cache(read)


def edits(line: str) -> list[str]:
    words = line.split()
    return [
        f"{' '.join([*words[:-1], 'herring'])}\n",
        f"{line.rstrip()} quietly\n",
        f"{line}{line}",
    ]


INTERCUT = """INT. BAKERY - DAY

ANNA (40) lifts the phone.

EXT. LIGHT STATION - DAY

BORIS (30) lifts the phone.

INTERCUT BAKERY / LIGHT STATION

ANNA
(into phone)
Is the light on?

BORIS
(into phone)
It was never off.

INT. BAKERY, CELLAR - DAY

Anna hides behind Boris.
"""


def test_everything_that_names_a_place_follows_it() -> None:
    old = read_text(INTERCUT)
    fresh = read_text(INTERCUT.replace("BAKERY", "BLUE BAKERY"))
    new = reimport(fresh, old)
    assert [p.id for p in new.places] == [p.id for p in old.places]
    assert [p.parent for p in new.places] == [p.parent for p in old.places]
    assert new.places != fresh.places
    assert any(scene.intercut_with for scene in new.scenes)
    assert any(beat.place_id for scene in new.scenes for beat in scene.beats)
    assert [s.intercut_with for s in new.scenes] == [s.intercut_with for s in old.scenes]
    assert followed(fresh, new) == plain(new)
