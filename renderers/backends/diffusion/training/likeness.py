"""How like its references a sample is, where a model that can tell is at hand.

Enters: a card whose weights hold an image encoder, pictures. Leaves: the mean cosine between
embeddings, and which encoder said so; nothing where there is none. Never guessed otherwise.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from renderers.backends.diffusion.families.family import Part, Role, Shelf
from renderers.backends.diffusion.families.shelf import family_of
from renderers.backends.diffusion.libraries import repeatable, torch
from renderers.backends.diffusion.loading import loaded
from renderers.generative.card import Card
from renderers.generative.requests import Pixels

_MEAN, _SPREAD = (0.48145466, 0.4578275, 0.40821073), (0.26862954, 0.26130258, 0.27577711)  # CLIP's


def likeness(
    card: Card, shelf: Shelf, pictures: Sequence[Pixels], references: Sequence[Pixels], device: str
) -> dict[str, Any]:
    """{"likeness": mean over pictures of the nearest reference's cosine, "encoder": …}, or {}."""
    part = _encoder(family_of(card).parts(card, shelf))
    if part is None or not pictures or not references:
        return {}
    with repeatable(device):
        profile = replace(card.profiles[0], dtype="float32")
        encoder = loaded(part, profile).to(device)
        shown, known = (_embedded(encoder, some, device) for some in (pictures, references))
        nearest = (shown @ known.T).max(dim=1).values
        return {"likeness": round(float(nearest.mean()), 6), "encoder": _name(card, part)}


def _encoder(parts: Mapping[str, Part]) -> Part | None:
    sights = [part for part in parts.values() if part.role is Role.SIGHT]
    clip = (p for p in sights if p.class_name == "CLIPVisionModelWithProjection")
    return next(clip, None)


def _embedded(encoder: Any, pictures: Sequence[Pixels], device: str) -> Any:
    """Unit vectors, one a row."""
    library = torch()
    rows = []
    for pixels in pictures:
        values = library.from_numpy(pixels.copy()).permute(2, 0, 1)[None].float() / 255
        side = encoder.config.image_size
        small = library.nn.functional.interpolate(
            values, size=(side, side), mode="bicubic", antialias=True
        )
        mean, spread = (library.tensor(v).view(1, 3, 1, 1) for v in (_MEAN, _SPREAD))
        found = encoder(((small - mean) / spread).to(device)).image_embeds
        rows.append(library.nn.functional.normalize(found.float(), dim=-1))
    return library.cat(rows)


def _name(card: Card, part: Part) -> str:
    source = next((s for s in card.sources if s.part == part.source), None)
    where = f" of {source.repository} at {source.revision}" if source and source.repository else ""
    return f"{part.class_name}{where}"
