"""What a model is, as data: where it comes from, what it may be used for, what it can do.

Enters: nothing; shapes only (`card_files` reads them). Leaves: cards, the only place where a model
is named. A card is part of every cache key of what it makes.
"""

from dataclasses import dataclass
from enum import Enum


class Task(Enum):
    """What a model makes."""

    STILL = "still"  # a picture from words, controls, masks
    CLIP = "clip"  # moving pictures from words, controls, masks
    LIP_SYNC = "lip_sync"  # mouths of a finished shot
    TALK = "talk"  # a talking close-up from a picture and sound
    REMOVE = "remove"  # something taken out, with what it caused
    RELIGHT = "relight"
    UPSCALE = "upscale"
    CAPTION = "caption"  # words for a picture
    MESH = "mesh"  # a GLB from a picture
    SPLAT = "splat"  # a place from pictures with cameras


class Runner(Enum):
    """Who runs it."""

    DIFFUSERS = "diffusers"
    COMFYUI = "comfyui"
    TOOL = "tool"


class Standing(Enum):
    """Whether Storyreel chooses it by itself."""

    DEFAULT = "default"  # for its task
    ALTERNATIVE = "alternative"  # where it is asked for
    NEVER = "never"  # only by name, and only where its licence allows the declared use


class ControlKind(Enum):
    """What may steer a model, as `renderers.generative.shot_passes` has it."""

    POSE = "pose"
    DEPTH = "depth"
    LINE = "line"
    IDS = "ids"
    NORMAL = "normal"


@dataclass(frozen=True, slots=True)
class Licence:
    """What may be done with a model and with what it makes."""

    name: str  # SPDX where there is one
    commercial: bool
    url: str = ""
    revenue_cap_usd: int | None = None  # yearly; above it another licence is needed
    excluded_territories: tuple[str, ...] = ()  # ISO 3166-1 alpha-2, and "EU"
    terms: str = ""  # what else binds, in a sentence


@dataclass(frozen=True, slots=True)
class WeightFile:
    """One file of a model."""

    path: str  # within the repository, and within the model's folder here
    bytes: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Source:
    """Where weights come from, to the byte."""

    repository: str  # owner/name on the hub, or "" for a folder of the user's
    revision: str  # a commit, never a branch
    files: tuple[WeightFile, ...] = ()
    part: str = ""  # which part of the pipeline it is: "" the whole, "controlnet", "adapter" …
    wanted: tuple[str, ...] = ()  # which of the repository's files, as globs; () every plain one
    kept_as: tuple[tuple[str, str], ...] = ()  # path in the repository, path in the folder here
    supplied: tuple[tuple[str, str], ...] = ()  # path in the folder here, text: configs it lacks
    digests: tuple[tuple[str, str], ...] = ()  # path, SHA-256: those publicly known before `files`
    about_bytes: int = 0  # published size, while `files` is not known yet


@dataclass(frozen=True, slots=True)
class Grid:
    """Which sizes and lengths a model makes."""

    multiple_px: int = 8
    least_px: int = 64  # shorter side
    most_px: int = 4096  # longer side
    frames_step: int = 1  # lengths are frames_step * n + frames_offset
    frames_offset: int = 0
    most_frames: int = 1


@dataclass(frozen=True, slots=True)
class Profile:
    """How carefully, and by which shortcuts. Every field is part of the cache key."""

    name: str  # "draft", "final", "reference"
    steps: int
    guidance: float
    width_px: int
    height_px: int
    frames: int = 1  # of one segment
    dtype: str = "bfloat16"
    quantised: str = ""  # "fp8" (layerwise casting), "" none
    offload: str = ""  # "group", "model", "" none
    step_cache: float = 0.0  # FirstBlockCache threshold; 0 off
    compiled: bool = False  # regional compilation
    distilled: str = ""  # name of the Source part that holds a step-distilled LoRA
    batch: int = 1  # stills made in one call
    plate_scale: int = 1  # by which plates are enlarged, by the model itself
    gpu_bytes: int = 0  # what it needs, counted; 0 not counted yet


@dataclass(frozen=True, slots=True)
class Card:
    """A model and everything that Storyreel must know of it."""

    name: str  # "sdxl-union"
    title: str
    task: Task
    runner: Runner
    pipeline: str  # class in diffusers; workflow of ComfyUI; tool
    sources: tuple[Source, ...]
    licence: Licence
    grid: Grid
    profiles: tuple[Profile, ...]  # best first
    controls: tuple[ControlKind, ...] = ()
    most_controls: int = 0  # at once
    masks: bool = False  # can in-paint
    references: int = 0  # pictures of a person or thing that it takes
    adapters: bool = False  # takes LoRAs
    adapts: tuple[str, ...] = ()  # layers that LoRAs trained on it change, by the ends of their
    # names; () those of the family's recipe
    trains_on: str = ""  # card on which LoRAs for it are trained; its own name, or a base
    family: str = ""  # which adapter of `renderers.backends.diffusion` serves it: "sdxl", "wan" …
    negative: bool = True  # heeds negative words
    notes: str = ""
    standing: Standing = Standing.ALTERNATIVE
    ram_bytes: int = 0  # main memory that it needs; 0 not known
    needs_gpu: bool = True  # False: a processor is fast enough

    def source(self, part: str = "") -> Source:
        """Where a part comes from; raises KeyError."""
        for source in self.sources:
            if source.part == part:
                return source
        raise KeyError(part)

    def profile(self, name: str) -> Profile:
        """The profile of this name; raises KeyError."""
        for profile in self.profiles:
            if profile.name == name:
                return profile
        raise KeyError(name)
