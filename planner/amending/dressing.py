"""Costume, hair and colours by note, in the wardrobe's own vocabulary.

Enters: a draft and a Dress. Leaves: the amended draft: another look, in the whole film or from a
scene on. Words that the wardrobe does not know are refused by name.
"""

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from planner import costume_words as words
from planner import palettes
from planner.amending.draft import Amended, Draft, character_of, scene_of, with_plan
from planner.amending.telling import name_of, with_article
from planner.appearance import told_of
from planner.edits import Dress
from planner.errors import RefusedEdit
from planner.looks import Look
from planner.phrases import NOUNS
from planner.shots import Costume
from screenplay.scene_graph import Character, Gender
from screenplay.words.vocabulary import vocabulary

_WORN = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_LINKS = vocabulary(
    """
    a an the and with in of or no without her his their my wearing wears wear dressed some plain
    dark light pale bright deep long short is has have over under pair hair coloured colored
    """
)
_OVER = frozenset(("coat", "jacket", "suit", "hoodie", "sweater", "vest"))  # a shirt is beneath
_TIES = frozenset(("tie", "necktie"))
_MODIFIERS = (
    frozenset(palettes.COLOURS) | frozenset(palettes.HAIR_COLOURS) | frozenset(words.PATTERNS)
    | frozenset(words.MATERIAL_COLOURS) | frozenset(words.HAIR_MODIFIERS)
    | frozenset(words.HAIR_ALONE) | frozenset(words.HAT_KINDS) | frozenset(words.GLASSES_KINDS)
    | frozenset(words.SKIN_TONES) | frozenset({"lab"})
)  # fmt: skip


def dress(draft: Draft, edit: Dress) -> Amended:
    """Somebody looks otherwise, in the whole film or from a scene on."""
    who = character_of(draft, edit.character)
    if edit.scene is not None:
        scene_of(draft, edit.scene)
    features = _features(
        who, name_of(draft, who.id), draft.plan.look(who.id, edit.scene or ""), edit.words
    )
    scenes = [s.scene_id for s in draft.plan.scenes]
    since = scenes[scenes.index(edit.scene):] if edit.scene is not None else scenes  # fmt: skip
    plan = draft.plan
    if edit.scene is None:
        looks = tuple(_dressed(k, who.id, features) for k in plan.looks)
        kept = [replace(c, look=_dressed(c.look, who.id, features)) for c in plan.costumes]
        plan = replace(plan, looks=looks, costumes=tuple(kept))
    else:
        new = [Costume(s, _dressed(plan.look(who.id, s), who.id, features)) for s in since]
        plan = replace(plan, costumes=(*_others(plan.costumes, who.id, since), *new))
    in_them = {
        p.scene_id for p in plan.scenes
        if p.scene_id in since and any(s.character_id == who.id for s in p.opening)
    }  # fmt: skip
    number = next((s.number for s in draft.graph.scenes if s.id == edit.scene), "")
    when = f" from scene {number} on" if edit.scene is not None else ""
    shown = tuple(s.id for s in plan.shots if s.scene_id in in_them)
    said = f"{name_of(draft, who.id)} has {_worn(edit.words.strip())}{when}"
    return Amended(with_plan(draft, plan), said, shown)


def _worn(words: str) -> str:
    """Words of a costume as they stand in a sentence: "a red coat", "short grey hair"."""
    said = words.lower().split()
    first, last = said[0], said[-1]
    many = last.endswith("s") and not last.endswith("ss")
    if many or last == "hair" or first in {"a", "an", "the", "no", "his", "her", "their"}:
        return words
    return with_article(words)


def _others(costumes: tuple[Costume, ...], who: str, scenes: list[str]) -> tuple[Costume, ...]:
    """Costumes of other people, and of other scenes."""
    return tuple(c for c in costumes if c.look.character_id != who or c.scene_id not in scenes)


def _features(who: Character, name: str, look: Look, said: str) -> Mapping[str, Any]:
    """Fields of a look that the words decide; raises RefusedEdit for words that decide none."""
    typed = [w.lower().replace("-", "") for w in _WORN.findall(said)]
    strange = [w for w in typed if not _known(w)]
    worn = [w for w in typed if _noun(w) or w in words.HAIR_ALONE]
    described = replace(
        who, name="She", aliases=(), description=f"She wears {said.strip().rstrip('.')}."
    )
    told = told_of(described, look.gender)
    taken_off = {k: v for noun in told.without for k, v in _without(noun, look).items()}
    if told.without and not taken_off and not told.features:
        raise RefusedEdit(
            f"{name} has no {told.without[0]} that can be taken off; say what is to be seen instead"
        )
    features = {**taken_off, **told.features}
    if strange or not worn or not features:
        what = f"the wardrobe knows no {strange[0]!r}" if strange else f"{said!r} names no garment"
        raise RefusedEdit(f"{what}; it knows {', '.join(known_words())}")
    return features


def _without(noun: str, look: Look) -> Mapping[str, Any]:
    """What is seen where something is taken off; nothing where it is not worn, or not known."""
    if noun == "apron" and look.apron:
        return {"apron": ""}
    top = words.TOPS[noun][0].get("top") if noun in words.TOPS and noun not in _TIES else None
    if top is not None and top == look.top and top in _OVER:
        shirt = "blouse" if look.gender is Gender.FEMALE else "shirt"
        return {"top": shirt, "top_colour": look.top_accent, "top_pattern": "plain"}
    return {}


def _noun(word: str) -> bool:
    return word in NOUNS or word.removesuffix("s") in NOUNS


def _known(word: str) -> bool:
    return word in _LINKS or word in _MODIFIERS or _noun(word)


def known_words() -> tuple[str, ...]:
    """Garments and kinds of hair that a note may name."""
    return tuple(sorted(NOUNS))


def _dressed(look: Look, who: str, features: Mapping[str, Any]) -> Look:
    """A look with what was told; a dress covers what is below it."""
    if look.character_id != who:
        return look
    new = replace(look, **features)
    if "top" in features and look.top == "dress" and new.top != "dress" and new.bottom == "dress":
        new = replace(new, bottom="skirt", bottom_colour=look.top_colour)
    if "bottom" in features and new.bottom != "dress" and new.top == "dress":
        new = replace(new, top="blouse")
    if new.top == "dress" and "bottom" not in features:
        new = replace(new, bottom="dress", bottom_colour=new.top_colour)
    if "top" in features and "top_pattern" not in features:
        new = replace(new, top_pattern="plain")
    return new
