"""Edits carried out: from a draft to the draft that an edit makes of it.

Enters: a Draft and typed edits (`planner.edits`). Leaves: amended drafts; refusals say why.
"""

from planner.amending.amend import amend, amended
from planner.amending.draft import Amended, Draft, Skipped

__all__ = ["Amended", "Draft", "Skipped", "amend", "amended"]
