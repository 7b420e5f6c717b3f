"""Wishes for the lens of a shot: in millimetres, longer or wider, by its field of view.

Enters: a wish and its scope. Leaves: Reframe edits with a focal length in mm.
"""

import re
from collections.abc import Callable, Sequence

from planner.edits import Reframe
from planner.revising.answers import Unread
from planner.revising.references.scope import Scope
from planner.revising.wishes import framing
from planner.revising.wishes.wishing import Wish, wish

_LENSES = (18, 21, 24, 28, 35, 40, 50, 65, 75, 85, 100, 135)  # of 36 mm wide gates, in mm
_LONG, _WIDE = 85.0, 24.0  # mm
_Make = Callable[[re.Match[str], Scope], Sequence[Reframe]]
_FIELD = r"(?:fov|field of view)"
_IS = r"(?: is| feels| looks)?(?: much| way| slightly)*"
_LENS_IS = rf"(?:the |that |this )?lens{_IS}"


def _lens(match: re.Match[str], scope: Scope) -> Sequence[Reframe]:
    lens = float(scope.said.lenses[int(match.group("lens")[2:])])
    if not _LENSES[0] <= lens <= _LENSES[-1]:
        raise Unread(f"lenses go from {_LENSES[0]} to {_LENSES[-1]} mm")
    return [Reframe(shot=s.id, lens_mm=lens) for s in scope.shots()]


def _other_lens(way: int) -> _Make:
    def edits(_: re.Match[str], scope: Scope) -> Sequence[Reframe]:
        if "@l" in scope.said.text:
            return [e for e in scope.before.edits if isinstance(e, Reframe)]  # "too narrow, a 50"
        return [
            Reframe(shot=s.id, lens_mm=_next_lens(s.framing.lens_mm, way)) for s in scope.shots()
        ]

    return edits


def _other_one(match: re.Match[str], scope: Scope) -> Sequence[Reframe]:
    """Another lens where lenses were spoken of: "it is too long, a wider one"; else a size."""
    wider = match.group("way") in {"wider", "shorter"}
    if re.search(r"\blens\b", scope.said.text):
        return _other_lens(-1 if wider else 1)(match, scope)
    if match.group("way") in {"shorter", "longer"}:
        raise Unread("whether a lens, or a length of time, is meant is not clear")
    return (framing.wider if wider else framing.closer)(match, scope)


def _kind_of_lens(match: re.Match[str], scope: Scope) -> Sequence[Reframe]:
    """A long lens or a wide one, where the shot has none yet."""
    long = match.group("kind") != "wide"
    found = []
    for shot in scope.shots():
        now = shot.framing.lens_mm
        if (now >= _LONG) if long else (now <= _WIDE):
            found.append(Reframe(shot=shot.id, lens_mm=_next_lens(now, 1 if long else -1)))
        else:
            found.append(Reframe(shot=shot.id, lens_mm=_LONG if long else _WIDE))
    return found


def _as(match: re.Match[str], scope: Scope) -> Sequence[Reframe]:
    """The lens of another shot."""
    other = scope.pointers.found[match.group("other")]
    mine = match.groupdict().get("mine")
    if mine:
        scope.rest = f"{scope.rest} {mine}"
    if len(other) != 1:
        raise Unread("which lens is meant is not clear")
    lens = scope.film.by_id[other[0]].framing.lens_mm
    return [Reframe(shot=s.id, lens_mm=lens) for s in scope.shots() if s.id not in other]


def _next_lens(lens_mm: float, way: int) -> float:
    beyond = [n for n in _LENSES[::way] if (n - lens_mm) * way > 0]
    if not beyond:
        raise Unread("there is no such lens")
    return float(beyond[0])


_TOO_NARROW = rf"{_LENS_IS} too (?:long|tight|narrow)|{_FIELD}{_IS} too (?:narrow|tight|long)"
_TOO_WIDE = rf"{_LENS_IS} too (?:wide|short|size-ws)|{_FIELD}{_IS} too (?:wide|size-ws)"
_SAME = r"(?:(?:exactly )?(?:the )?same (?:lens|focal length)|(?:match )?the lens(?= (?:of|in)))"
WISHES: tuple[Wish, ...] = (
    wish(rf"(?:(?:on|with|at) )?{_SAME}(?: (?:for|on|in) (?P<mine>@s\d+))? (?:as|like|of|in|on) "
         r"(?P<other>@s\d+)", _as, "match use"),
    wish(rf"longer lens|tighter lens|{_TOO_WIDE}|"
         rf"(?:narrow|tighten|close) (?:down |up )?the {_FIELD}",
         _other_lens(1)),
    wish(rf"wider lens|shorter lens|{_TOO_NARROW}|"
         rf"(?:open|widen) (?:up )?the {_FIELD}(?: up| out)?",
         _other_lens(-1)),
    wish(r"(?P<way>wider|shorter|longer|tighter) one", _other_one),
    wish(r"(?P<kind>long|tele|telephoto|wide)(?:[- ]angle)? lens", _kind_of_lens),
    wish(r"(?P<lens>@l\d+)(?: or so)?", _lens, "lens"),
)  # fmt: skip
