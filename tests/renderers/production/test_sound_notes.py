"""Notes on sound reach the mix: levels add up, mutes silence, voices are cast anew."""

from dataclasses import replace

import pytest

from planner.errors import RefusedEdit
from planner.shots import SoundNote, VoiceNote
from renderers.conform import conform
from renderers.production.consequences import estimated_takes
from renderers.production.sound_notes import MUTE_DB, noted_db, noted_effects, recast
from tests.planner.amending.any_edits import film
from voices.casting import RECIPES, Casting
from voices.takes import RATE_HZ
from voices.tracks import Effect

FILM = film()
FIRST, SECOND = (s.scene_id for s in FILM.plan.scenes)


def test_a_scenes_level_is_added_to_the_films() -> None:
    notes = (SoundNote("voices", "", -3.0), SoundNote("voices", SECOND, 5.0))
    plan = replace(FILM.plan, sounds=notes)
    assert noted_db(plan, "voices", FIRST) == -3.0
    assert noted_db(plan, "voices", SECOND) == 2.0
    assert noted_db(plan, "ambience", SECOND) == 0.0
    muted = replace(plan, sounds=(*notes, SoundNote("voices", FIRST, mute=True)))
    assert noted_db(muted, "voices", FIRST) == MUTE_DB


def test_effects_are_muted_where_their_scene_is() -> None:
    timeline = conform(FILM.plan, FILM.graph, estimated_takes(FILM.graph))
    starts = [
        next(c.start for s, c in zip(FILM.plan.shots, timeline.clips, strict=True)
             if s.scene_id == scene)
        for scene in (FIRST, SECOND)
    ]  # fmt: skip
    effects = [Effect(timeline.rate.samples(at, RATE_HZ), "door", gain_db=-6.0) for at in starts]
    assert list(noted_effects(FILM.plan, timeline, effects)) == effects
    notes = (SoundNote("effects", FIRST, mute=True), SoundNote("effects", SECOND, -2.0))
    heard = list(noted_effects(replace(FILM.plan, sounds=notes), timeline, effects))
    assert heard == [replace(effects[1], gain_db=-8.0)]


def test_a_voice_is_cast_by_note() -> None:
    cast = {"ch-anna": Casting("woman", "slt", seed=7), "ch-ben": Casting("man", "rms")}
    plan = replace(FILM.plan, voices=(VoiceNote("ch-anna", "alto", pitch=0.9, tempo=1.1),))
    made = recast(cast, plan)
    assert made["ch-ben"] == cast["ch-ben"]
    alto = RECIPES["alto"]
    assert made["ch-anna"].base == alto.base
    assert made["ch-anna"].pitch == round(alto.pitch * 0.9, 4)
    assert made["ch-anna"].seed == 7


def test_an_unknown_voice_is_refused_with_those_there_are() -> None:
    plan = replace(FILM.plan, voices=(VoiceNote("ch-anna", "kazoo"),))
    with pytest.raises(RefusedEdit, match=r"no voice 'kazoo'; there are: .*alto"):
        recast({"ch-anna": Casting("woman", "slt")}, plan)
