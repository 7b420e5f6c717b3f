"""Who can be seen during a shot, and whom they deal with.

Enters: an idea and its staging. Leaves: a Company, which edits choose subjects from.
"""

from dataclasses import dataclass

from planner.amending.draft import Draft
from planner.amending.telling import listed, name_of
from planner.errors import RefusedEdit
from planner.ideas import Idea
from planner.staging import Staging


@dataclass(frozen=True, slots=True)
class Company:
    """People whom a camera can find during a shot, those it shows already first."""

    seen: tuple[str, ...]
    looks: tuple[tuple[str, str], ...] = ()

    def partner(self, who: str) -> str | None:
        """Whom somebody looks at, if they can be seen."""
        return next((b for a, b in self.looks if a == who and b in self.seen and b != who), None)

    def told(self, draft: Draft) -> str:
        """Who is there, in words."""
        names = listed([name_of(draft, who) for who in self.seen])
        return f"is {names}" if len(self.seen) == 1 else f"are {names or 'no people'}"

    def require(self, draft: Draft, people: tuple[str, ...], known: tuple[str, ...] = ()) -> None:
        """Raise RefusedEdit where somebody is not there; who is shown already is."""
        for who in people:
            if who not in self.seen and who not in known:
                raise RefusedEdit(
                    f"{name_of(draft, who)} is not to be seen at that moment; "
                    f"there {self.told(draft)}: choose one of them"
                )


def company(idea: Idea, staging: Staging) -> Company:
    """Who is in the set at some time of an idea's beats."""
    moments = staging.moments[idea.first : idea.last + 1]
    if not moments:
        return Company(tuple(s.character_id for s in staging.plan.opening if s.visible))
    seen = [
        who
        for m in moments for who in m.after
        if m.after[who].visible or m.before[who].visible
    ]  # fmt: skip
    first = [who for who in idea.subjects if who in seen]
    looks = tuple((who, target) for m in reversed(moments) for who, target in m.gazes.items())
    return Company(tuple(dict.fromkeys((*first, *seen))), looks)
