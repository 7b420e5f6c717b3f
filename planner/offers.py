"""Readings that are offered, told as what they would do; what cannot be done is not offered.

Enters: an answer to a note, and the film it is about. Leaves: the answer; each choice of "Is this
what you mean?" in the sentence that its edits say of themselves, without those that are refused.
"""

from dataclasses import replace

from planner.amending.amend import amend
from planner.amending.draft import Draft
from planner.errors import RefusedEdit
from planner.revising.answers import OFFER, Answer, Choice, NotUnderstood, Question


def offers_told(answer: Answer, draft: Draft) -> Answer:
    """An offer as its choices would be carried out; other answers are left as they are."""
    if not isinstance(answer, Question) or answer.text != OFFER:
        return answer
    choices: list[Choice] = []
    refused = ""
    for choice in answer.choices:
        try:
            told = _said(choice, draft)
        except RefusedEdit as why:
            refused = refused or str(why)
            continue
        if all(told != other.text for other in choices):  # who reads cannot tell them apart
            choices.append(replace(choice, text=told))
    if not choices:
        return NotUnderstood(f"Nothing is changed: {refused}", ())
    return replace(answer, choices=tuple(choices))


def _said(choice: Choice, draft: Draft) -> str:
    said = []
    for edit in choice.edits:
        made = amend(draft, edit)
        draft = made.draft
        said.append(made.said)
    return f"{'; '.join(said)}."
