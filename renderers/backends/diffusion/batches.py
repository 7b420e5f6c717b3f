"""Which pictures can be made in one call of a model.

Enters: requests for stills. Leaves: groups of like ones, each in the order it was asked for. Like
ones differ in seed, in pixels (what stands, masks, controls), and in words whose tensors are of one
shape: nobody's words are lengthened for another's.
"""

from collections.abc import Callable, Hashable, Sequence

from renderers.backends.diffusion.words import seen
from renderers.generative.card import Profile
from renderers.generative.requests import StillRequest


def groups_of(
    requests: Sequence[StillRequest], words: Callable[[StillRequest], Hashable]
) -> list[list[int]]:
    """Positions of requests that go together, the group of the first one first.

    `words` tells what two requests' words must share; it is asked once for each text, and only
    where there is anything to go together.
    """
    found: dict[Hashable, list[int]] = {}
    for number, request in enumerate(requests):
        found.setdefault(alike(request), []).append(number)
    return [part for group in found.values() for part in _by_words(requests, group, words)]


def _by_words(
    requests: Sequence[StillRequest], group: list[int], words: Callable[[StillRequest], Hashable]
) -> list[list[int]]:
    texts = {(requests[place].prompt, requests[place].negative): place for place in group}
    if len(texts) == 1:
        return [group]
    shapes = {text: words(requests[place]) for text, place in texts.items()}
    found: dict[Hashable, list[int]] = {}
    for place in group:
        shape = shapes[requests[place].prompt, requests[place].negative]
        found.setdefault(shape, []).append(place)
    return list(found.values())


def alike(request: StillRequest) -> Hashable:
    """What two requests must share, beside the shape of their words, to be made in one call."""
    return (
        request.card, request.profile, request.width_px, request.height_px,
        tuple((control.kind, control.weight) for control in request.controls),
        None if request.picture is None else request.strength,
        seen(request.references), len(request.reference_masks),
        tuple((a.sha256, str(a.path), a.weight, a.part) for a in request.adapters),
    )  # fmt: skip


def at_once(profile: Profile, asked: int, alone: str) -> tuple[int, str]:
    """How many of `asked` like pictures are made in a call, and why not as many as they could be.

    Args:
        profile: `batch` is the most; 1 is nobody's shortfall.
        asked: like pictures.
        alone: why the family makes one a call; "" it makes several.
    """
    if profile.batch == 1:
        return 1, ""
    if asked == 1:
        return 1, "nothing like it was asked for with it"
    if alone:
        return 1, alone
    if profile.step_cache:
        return 1, "steps are passed over by what one picture needs: step_cache goes without batch"
    return min(profile.batch, asked), ""
