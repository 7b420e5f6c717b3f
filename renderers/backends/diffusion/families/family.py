"""What every family of models does for the backend.

Enters: nothing; shapes only. Leaves: the protocol `Family`. The backend finds parts by it, counts
them on the meta device, loads what a job needs, has words encoded once, puts adapters on, asks for
the picture step by step, crops it, and composites it where a mask says so. A family therefore
never loads, moves or frees weights, and never touches adapters.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import Any, Generic, Protocol, TypeVar

from renderers.generative.card import Card, Profile
from renderers.generative.requests import ClipRequest, Pixels, StillRequest


class Role(Enum):
    """What a part is for; words are dropped first where memory is short."""

    WORDS = "words"  # text encoders
    PAINTER = "painter"  # UNet or transformer: what adapters change, what is cast to fp8
    CODEC = "codec"  # VAE
    CONTROL = "control"  # ControlNets
    SIGHT = "sight"  # encoders of reference pictures
    TOOL = "tool"  # tokenizers and processors: no weights
    SCHEDULE = "schedule"  # steps: no weights; each job gets a fresh one


@dataclass(frozen=True, slots=True)
class Part:
    """A component of a pipeline, in its folder."""

    name: str  # as the pipeline's constructor calls it
    role: Role
    folder: Path
    library: str  # "diffusers" or "transformers"
    class_name: str
    source: str = ""  # which Source of the card holds it


class Shelf(Protocol):
    """Where weights lie: `renderers.generative.model_store.ModelStore`."""

    def part(self, card: Card, part: str) -> Path:
        """The folder of one Source of the card; raises ModelMissing."""
        ...


Words = Mapping[str, Any]  # what a text was encoded to: tensors, or lists of them, on the CPU
Request = TypeVar("Request", StillRequest, ClipRequest)


@dataclass(frozen=True, slots=True, eq=False)
class Job(Generic[Request]):
    """One picture or clip to be made, with everything at hand; or several pictures in one go.

    `request` fits the grid already: width, height, frames, and all its pictures and masks alike.
    `others` are like it but for seeds, pixels and words: see `batches.alike`.
    """

    card: Card
    profile: Profile
    request: Request
    parts: Mapping[str, Any]  # by name, loaded; a scheduler is this job's own
    settings: Mapping[str, Any]  # what the pipeline's index says beside its components
    words: Words  # of each picture, side by side
    negative: Words | None  # as `words`; None: the card heeds none, or guidance is off
    seed: int
    device: str
    dtype: Any  # torch.dtype that sums are made in
    watch: Callable[[int], None]  # told after each step (1, 2, …); raises GenerationCancelled
    others: Sequence[Request] = ()  # further pictures of the same call

    @property
    def requests(self) -> tuple[Request, ...]:
        """All that is made in this call; of clips there is one."""
        return (self.request,) + tuple(self.others)  # noqa: RUF005 - mypy loses the type otherwise

    def generators(self) -> list[Any]:
        """New random generators on the CPU, one for each picture, from its own seed."""
        import torch

        seeds = (self.seed, *(other.seed % 2**63 for other in self.others))
        return [torch.Generator("cpu").manual_seed(seed) for seed in seeds]

    def generator(self) -> Any:
        """What a pipeline draws from: one generator, or a list with one for each picture."""
        made = self.generators()
        return made if self.others else made[0]

    def on_step_end(
        self, pipeline: Any, step: int, timestep: Any, tensors: dict[str, Any]
    ) -> dict[str, Any]:
        """To be handed to a pipeline as `callback_on_step_end`."""
        del pipeline, timestep
        self.watch(step + 1)
        return tensors

    def on_device(self, words: Words) -> dict[str, Any]:
        """Words on the job's device, in its dtype (whole numbers and masks keep theirs)."""
        return {name: _moved(value, self.device, self.dtype) for name, value in words.items()}


def _moved(value: Any, device: str, dtype: Any) -> Any:
    if isinstance(value, list | tuple):
        return [_moved(each, device, dtype) for each in value]
    return value.to(device, dtype) if value.is_floating_point() else value.to(device)


@dataclass(frozen=True, slots=True)
class LoraForm:
    """How LoRAs for a family are written.

    `reader`: class of diffusers whose `lora_state_dict` knows the layouts that are about.
    `parts`: prefix of its keys → names of parts that such weights are put on; a part under whose
    own name there are keys takes those instead.
    """

    reader: str
    parts: Mapping[str, tuple[str, ...]]


class Family(Protocol):
    """One architecture. Modules of families have one instance each, named in `shelf`."""

    name: str  # Card.family
    lora: LoraForm | None  # None: takes no adapters

    def settings(self, card: Card, shelf: Shelf) -> Mapping[str, Any]:
        """What a job is told of its weights beside the components: `Job.settings`."""
        ...

    def alone(self, request: StillRequest) -> str:
        """Why pictures like this are made one a call, for people; "" where several can be."""
        ...

    def parts(self, card: Card, shelf: Shelf) -> Mapping[str, Part]:
        """Every component by name, weights or not. Reads configs only.

        Raises:
            CardError, ModelMissing, ModelCorrupt.
        """
        ...

    def needed(self, card: Card, request: StillRequest | ClipRequest) -> frozenset[str]:
        """Names of the parts that painting this takes; text encoders are not among them.

        Raises:
            CardError: the card cannot do it.
        """
        ...

    def read_with(self, request: StillRequest | ClipRequest) -> tuple[Pixels, ...]:
        """Pictures that the text encoder reads with the text; most read none."""
        ...

    def own_adapters(self, card: Card, request: StillRequest | ClipRequest) -> tuple[str, ...]:
        """Sources of the card with LoRAs that the request needs whatever the profile."""
        ...

    def working_bytes(
        self,
        card: Card,
        request: StillRequest | ClipRequest,
        wide: int,
        parts: Mapping[str, Part],
    ) -> int:
        """Memory that painting takes beside the weights, for numbers `wide` bytes wide."""
        ...

    def encode(
        self, parts: Mapping[str, Any], card: Card, text: str, pictures: tuple[Pixels, ...]
    ) -> Words:
        """A text as the painter reads it. `parts`: roles WORDS and TOOL, loaded."""
        ...

    def still(self, job: Job[StillRequest]) -> Pixels:
        """A picture for each of the job's requests, uint8 [n, h, w, 3]; raises CardError."""
        ...

    def clip(self, job: Job[ClipRequest]) -> Pixels:
        """Frames, uint8 [n, h, w, 3], n at least the request's; raises CardError."""
        ...
