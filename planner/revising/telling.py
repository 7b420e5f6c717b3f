"""Edits told back in a sentence, before they are made.

Enters: edits and the film. Leaves: one sentence in film terms.
"""

from collections.abc import Collection, Sequence

import msgspec

from planner.amending.telling import proper
from planner.edits import AnyEdit, Insert, Split, Style, made_by
from planner.revising.footage import Footage
from planner.revising.references.pointing import shortened

_MOST = 4  # edits told one by one; of more, the number


def told(edits: Sequence[AnyEdit], film: Footage) -> str:
    """What will change."""
    new = {made_by(e) for e in edits if isinstance(e, (Insert, Split))}
    said = [_one(edit, film, new) for edit in edits[:_MOST]]
    if len(edits) > _MOST:
        said.append(f"and {len(edits) - _MOST} more")
    return "; ".join(said).capitalize() + "."


def _one(edit: AnyEdit, film: Footage, new: Collection[str]) -> str:
    fields = {k: v for k, v in msgspec.to_builtins(edit).items() if k != "edit"}
    about = [
        "the new shot" if fields[key] in new else _named(key, str(fields[key]), film)
        for key in _ABOUT if fields.get(key)
    ]  # fmt: skip
    fields = {k: v for k, v in fields.items() if k not in _ABOUT or not v}
    if isinstance(edit, Style) and not about:
        about = ["the film"]
    changes = [f"{k.replace('_', ' ')} {_plain(v, film)}" for k, v in fields.items()]
    kind = edit.__struct_config__.tag
    return f"{str(kind).replace('_', ' ')} {', '.join(about)}: {', '.join(changes)}".rstrip(": ")


_ABOUT = ("shot", "scene", "beat", "after", "before", "following")


def _named(key: str, value: str, film: Footage) -> str:
    if value in film.by_id:
        name = f"shot {film.by_id[value].number}"
        return name if key == "shot" else f"{key} {name}"
    if value in film.beats:
        return f"“{shortened(film.beats[value].text)}”"
    return next((f"scene {s.number}" for s in film.scenes if s.id == value), value)


def _plain(value: object, film: Footage) -> str:
    if isinstance(value, (list, tuple)):
        return " and ".join(_plain(v, film) for v in value)
    text = str(value)
    if text in film.people:
        return film.named(text)
    place = next((proper(p.name) for p in film.graph.places if p.id == text), text)
    return place.replace("_", " ")
