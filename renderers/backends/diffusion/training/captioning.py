"""Words for a user's own pictures, by a model that sees (Florence-2 in transformers).

Enters: a captioner's card and weights, pictures. Leaves: a sentence or two for each. No chance is
in it: beams, no sampling.
"""

from collections.abc import Sequence

from renderers.backends.diffusion.families.family import Shelf
from renderers.backends.diffusion.libraries import class_named, repeatable, transformers
from renderers.backends.diffusion.memory import ran_out
from renderers.generative.card import Card, Task
from renderers.generative.errors import CardError, ModelCorrupt
from renderers.generative.generator import Progress, silent
from renderers.generative.requests import Pixels

FAMILY = "florence2"
_ASKED, _LONGEST, _BEAMS = "<DETAILED_CAPTION>", 96, 3


def captioned(
    card: Card, shelf: Shelf, pictures: Sequence[Pixels], device: str, progress: Progress = silent
) -> list[str]:
    """What each picture shows, in words.

    Raises:
        CardError: the card is no captioner that is served here.
        ModelMissing, ModelCorrupt: its weights are not here, or are not what they should be.
    """
    from PIL import Image

    if card.task is not Task.CAPTION or card.family != FAMILY:
        raise CardError(f"card {card.name}: it writes no captions here; take florence-2-large")
    folder = shelf.part(card, "")
    kind = class_named("transformers", card.pipeline, f"card {card.name}")
    try:
        reader = transformers().AutoProcessor.from_pretrained(folder, local_files_only=True)
        model = kind.from_pretrained(folder, local_files_only=True, use_safetensors=True)
    except (OSError, ValueError, KeyError, TypeError, RuntimeError) as error:
        if ran_out(error):
            raise
        told = f"{folder}: {card.pipeline} cannot be made from it ({error})"
        raise ModelCorrupt(f"{told}; check with: storyreel models verify") from error
    model = model.float().eval().to(device)
    found = []
    with repeatable(device):
        for number, pixels in enumerate(pictures):
            shown = reader(text=_ASKED, images=Image.fromarray(pixels), return_tensors="pt")
            ids = model.generate(
                **shown.to(device), max_new_tokens=_LONGEST, num_beams=_BEAMS, do_sample=False
            )
            found.append(reader.batch_decode(ids, skip_special_tokens=True)[0].strip())
            progress((number + 1) / len(pictures), f"picture {number + 1} captioned")
    return found
