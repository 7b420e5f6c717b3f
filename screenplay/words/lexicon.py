"""English verbs and small words that action sentences are read with.

Enters: the table `verbs.toml` of this package. Leaves: every form of the verbs that mean one of
`screenplay.actions.VERBS`, phrasal verbs and idioms, and the function words that bound a clause.
Typed for Storyreel.
"""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from importlib.resources import files
from typing import Any

from screenplay.words.inflections import gerunds, pasts, third
from screenplay.words.vocabulary import vocabulary

_UNSEEN = "unseen"  # the table of verbs that show nothing by themselves


class Form(StrEnum):
    """A verb form as it stands in the text."""

    BASE = "base"
    THIRD = "third"
    GERUND = "gerund"
    PAST = "past"


@dataclass(frozen=True, slots=True)
class VerbForm:
    """A word that may be a verb: its lemma, form and meaning ("" without a particle)."""

    lemma: str
    form: Form
    verb: str


def _table() -> dict[str, dict[str, Any]]:
    text = files("screenplay.words").joinpath("verbs.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


def _entries(table: dict[str, dict[str, Any]], key: str) -> Iterator[tuple[tuple[str, ...], str]]:
    """Words of each entry of one list, and the verb that they mean."""
    for verb, row in table.items():
        for entry in str(row.get(key, "")).split(","):
            if entry.split():
                yield tuple(entry.split()), "" if verb == _UNSEEN else verb


def _forms(meanings: dict[str, str]) -> dict[str, VerbForm]:
    table = dict(PARTICIPLES)
    for lemma, verb in meanings.items():
        for gerund in gerunds(lemma):
            table[gerund] = VerbForm(lemma, Form.GERUND, verb)
        table[third(lemma)] = VerbForm(lemma, Form.THIRD, verb)
        table[lemma] = VerbForm(lemma, Form.BASE, verb)
    return table


def _participles(meanings: dict[str, str]) -> dict[str, VerbForm]:
    return {
        past: VerbForm(lemma, Form.PAST, verb)
        for lemma, verb in reversed(meanings.items())
        for past in pasts(lemma)
    }


def _meanings(table: dict[str, dict[str, Any]]) -> dict[str, str]:
    """Lemma → verb; a lemma that stands only in phrases means nothing without them."""
    keys = ("phrases", "done_to", "idioms")
    bare = {words[0]: "" for key in keys for words, _ in _entries(table, key)}
    alone = {
        lemma: "" if verb == _UNSEEN else verb
        for verb, row in table.items()
        for lemma in str(row.get("verbs", "")).split()
    }
    return bare | alone


_TABLE = _table()
MEANINGS = _meanings(_TABLE)
"""Lemma → verb of `VERBS`, "" where the lemma alone shows nothing."""
PARTICIPLES = _participles(MEANINGS)
"""Past forms, also of verbs whose base form is spelled alike."""
FORMS = _forms(MEANINGS)
"""Written form → how it is read; a form that may be several things is read as the present."""
PHRASALS = dict(_entries(_TABLE, "phrases"))
"""(lemma, particle or words that follow …) → verb."""
DONE_TO = dict(_entries(_TABLE, "done_to"))
"""The same for what is done to a thing: slides INTO the booth, but slides the key INTO the lock."""
NOUN_PHRASALS = {(words[0], words[1]): verb for words, verb in _entries(_TABLE, "idioms")}
"""(lemma, head noun of its object or first phrase) → verb."""

DETERMINERS = vocabulary(
    """
    the a an this that these those his her its their our my your another some any each every
    no two three four five six seven eight nine ten several many few more most both one
    """
)
PREPOSITIONS = vocabulary(
    """
    of in on at to into onto toward towards from with without by for about over under above
    below through across along against around behind beside between beyond down up off out
    outside inside past near next within among like upon underneath after before during than
    as ahead round beneath atop amid amidst via alongside aboard opposite despite except aside
    """
)
DIRECTIONS = vocabulary(
    """
    to into onto toward towards through across along against around behind beside between
    beyond down up off out outside inside past near over under in on at by back away from
    forward upstairs downstairs next after round ahead beneath atop aboard upon within among amid
    amidst alongside underneath below above opposite before
    """
)
SUBORDINATORS = vocabulary(
    """
    as while when where whereas until till because before after if though although but so then
    which whose once unless since that what how why
    """
)
HELPERS = vocabulary(
    """
    begins begin starts start continues continue keeps keep tries try manages manage attempts
    attempt struggles struggle proceeds proceed beginning starting continuing trying managing
    attempting struggling proceeding resumes commences
    """
)
BE = vocabulary(
    """
    is are 's 're am was were be being been
    """
)
HAVE = vocabulary(
    """
    has have had 've having
    """
)
MODALS = vocabulary(
    """
    can could will would shall should may might must 'll 'd ought can't couldn't
    """
)
AUXILIARIES = vocabulary(
    """
    do does did
    """
)
NEGATIONS = vocabulary(
    """
    not n't never cannot without nobody nothing can't won't doesn't don't isn't aren't
    couldn't wouldn't didn't hardly barely scarcely hasn't haven't wasn't weren't neither nor
    almost nearly rarely seldom shouldn't unable
    """
)
ADVERBS = vocabulary(
    """
    then too also just still now suddenly finally slowly quickly both all
    already simply even always again quietly soon long well hard straight together alone
    nearby forward closer fast silently right open shut free wide awake upward offscreen
    downward further backward backwards sideways forwards upright facedown faceup ashore indoors
    outdoors aloud overboard downhill uphill halfway headlong
    """
)
