"""How a picture came about, as JSON values: enough to make it again.

Enters: what was asked and what was done. Leaves: a mapping that is the same for the same job.
"""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any

from renderers.backends.diffusion.libraries import versions
from renderers.generative.card import Card, Profile
from renderers.generative.onto_grid import Fit
from renderers.generative.requests import Adapter, ClipRequest, StillRequest

SteppedDown = Mapping[str, str | int]  # profile that was given up, and why


def told(
    card: Card,
    profile: Profile,
    request: StillRequest | ClipRequest,
    adapters: Sequence[Adapter],
    fit: Fit,
    stepped_down: Sequence[SteppedDown],
    device: str,
    batch: Mapping[str, Any],
) -> dict[str, Any]:
    """Provenance of one answer; `batch` says with how many others a still was made."""
    return {
        "backend": "diffusion",
        "card": card.name,
        "licence": card.licence.name,
        "revisions": {source.part or "model": source.revision for source in card.sources},
        "profile": asdict(profile),
        "profile_asked": request.profile,
        "stepped_down": [dict(step) for step in stepped_down],
        **({"batch": dict(batch)} if batch else {}),
        "steps": profile.steps,
        "seed": request.seed,
        "prompt": request.prompt,
        "negative": request.negative,
        "painted_px": list(fit.painted_px),
        "painted_frames": fit.painted_frames,
        "controls": {control.kind.value: control.weight for control in request.controls},
        "references": len(request.references),
        "masked": request.mask is not None,
        "adapters": [
            {
                "sha256": adapter.sha256,
                "trigger": adapter.trigger,
                "weight": adapter.weight,
                "part": adapter.part,
            }
            for adapter in adapters
        ],
        "libraries": dict(versions()),
        "device": device,
    }
