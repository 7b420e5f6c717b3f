"""What can go wrong where models make pictures.

Enters: the thing, its place and what is amiss. Leaves: a branch of `renderers.errors.RenderError`.

    GenerativeError
    ├── CardError           a model card cannot be read, or is asked for what it cannot do
    ├── LicenceRefused      a card's licence forbids the declared use
    ├── ModelMissing        weights are not on this machine
    ├── ModelCorrupt        weights are there, and are not those of the card
    ├── FetchFault          weights could not be fetched: refused, broken off, no room
    │   └── WeightsRefused  what is offered is of a kind that could run programs, or is malformed
    ├── ExtraMissing        a library of the extra `gen` is not installed
    ├── CannotRun           this machine lacks what a card needs
    ├── MemoryTooSmall      no profile of a card fits
    ├── AdapterRefused      a LoRA of another base, with unknown keys, or with numbers that are none
    ├── GenerationCancelled the user stopped it
    ├── ServerFault         a ComfyUI server refused, failed or fell silent
    └── ToolFault           a tool in its own environment failed, or left not what its contract says
"""

from renderers.errors import RenderError


class GenerativeError(RenderError):
    """Root of what the generative tier raises on purpose."""


class CardError(GenerativeError):
    """A model card cannot be read, or is asked for what it cannot do."""

    exit_code = 2


class LicenceRefused(GenerativeError):
    """A card's licence forbids the use that was declared."""

    exit_code = 2


class ModelMissing(GenerativeError):
    """A card's weights are not on this machine."""

    exit_code = 2


class ModelCorrupt(GenerativeError):
    """Weights are there, and are not those that the card names."""


class FetchFault(GenerativeError):
    """Weights could not be fetched: refused, broken off, no room. What came is kept to go on."""


class WeightsRefused(FetchFault):
    """What is offered could run programs when it is opened, or is no safetensors file."""

    exit_code = 2


class ExtraMissing(GenerativeError):
    """A library of the extra `gen` is not installed."""

    exit_code = 2


class CannotRun(GenerativeError):
    """This machine lacks what a card needs: a GPU, a server, a tool's environment."""

    exit_code = 2


class MemoryTooSmall(GenerativeError):
    """No profile of a card fits into the memory that there is."""


class AdapterRefused(GenerativeError):
    """A LoRA of another base, with keys that the model lacks, or with numbers that are none."""

    exit_code = 2


class GenerationCancelled(GenerativeError):
    """The user stopped it between two steps; nothing was kept."""


class ServerFault(GenerativeError):
    """A ComfyUI server refused, failed or fell silent."""


class ToolFault(GenerativeError):
    """A tool in its own environment failed, or left not what its contract says."""
