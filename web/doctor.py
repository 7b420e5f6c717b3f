"""What this machine has and lacks for making films.

Enters: nothing. Leaves: one check per engine, face and backend, each with its remedy. Nothing
heavy is imported but what is asked whether it runs.
"""

import shutil
from dataclasses import dataclass

from renderers.errors import RenderError
from renderers.generative.errors import CardError
from renderers.generative.fitting import EXTRA, this_machine
from renderers.generative.model_store import ModelStore
from renderers.production.plugins import GROUPS, listed
from web import settings
from web.models_told import Row, gigabytes, rows


@dataclass(frozen=True, slots=True)
class Check:
    """One thing a film needs or may use."""

    name: str
    ok: bool
    needed: bool
    told: str


def checks() -> tuple[Check, ...]:
    """Every check, what is needed first."""
    return (
        _program("flite", "flite", "English voices", needed=True),
        _program("espeak-ng", "espeak-ng", "voices of other languages", needed=False),
        _music(),
        _graphics(),
        _exports(),
        _confinement(),
        *_fonts(),
        *_backends(),
        *_models(),
        _server(),
        *_tools(),
    )


def _server() -> Check:
    """A ComfyUI server, where one is named."""
    from renderers.backends.comfyui.backend import told
    from renderers.backends.comfyui.wire import SETTING

    try:
        environment = settings.load().environment
    except settings.BadSetting as error:
        return Check("ComfyUI server", ok=False, needed=False, told=str(error))
    found = told(environment)
    ready = bool(environment.get(SETTING)) and "; " not in found
    return Check("ComfyUI server", ready, needed=False, told=found)


def _tools() -> tuple[Check, ...]:
    """Tools in their own environments."""
    from renderers.backends.tools.runner import ToolRunner

    try:
        runner = ToolRunner.opened(settings.load().environment)
        lacking = {name: runner.place(tool).lacking() for name, tool in runner.tools().items()}
    except (settings.BadSetting, CardError) as error:
        return (Check("tools", ok=False, needed=False, told=str(error)),)
    return tuple(
        Check(f"tool {name}", not missing, needed=False,
              told=missing or f"ready: storyreel tool show {name}")
        for name, missing in sorted(lacking.items())
    )  # fmt: skip


def _models() -> tuple[Check, ...]:
    """Models that paint: whether they run here, memory, download, licence, and fetching them."""
    try:
        wanted = settings.load()
        machine = this_machine(wanted.models)
        found = tuple(rows(ModelStore(wanted.models, wanted.use), machine))
    except (settings.BadSetting, CardError) as error:
        return (Check("models that paint", ok=False, needed=False, told=str(error)),)
    gpu = f"{machine.gpu}, {gigabytes(machine.gpu_bytes)}" if machine.gpu else "none found"
    told = (
        f"{wanted.models}, {gigabytes(machine.disk_bytes)} free; GPU: {gpu}; "
        f"{'the extra gen is installed' if machine.libraries else f'without {EXTRA}'}"
    )
    able = bool(machine.gpu and machine.libraries)
    return (
        Check("models that paint", able, needed=False, told=told),
        *(Check(f"model {one.name}", one.ready, needed=False, told=_model(one)) for one in found),
    )


def _model(one: Row) -> str:
    """A model in a line."""
    if one.refused:
        return f"{one.task}, {one.licence}; refused: {one.refused}"
    runs = f"runs here: {', '.join(one.runs)}" if one.runs else f"needs {one.needs}"
    told = f"{one.task}, {one.licence}; {runs}"
    if one.here or not one.fetches:
        return f"{told}; {'fetched' if one.here else 'nothing to fetch'}"
    return f"{told}; {one.size} to fetch: storyreel models add {one.name}"


def _program(name: str, package: str, use: str, *, needed: bool) -> Check:
    path = shutil.which(name)
    told = f"{path} ({use})" if path else f"{use}: apt-get install {package}"
    return Check(name, path is not None, needed, told)


def _music() -> Check:
    from voices.errors import MissingEngine
    from voices.score.playing import ident

    try:
        told, ok = f"{ident()} (where a script or a note asks for it)", True
    except MissingEngine as error:
        told, ok = f"where a script or a note asks for it: {error}", False
    return Check("music", ok, needed=False, told=told)


def _exports() -> Check:
    from renderers.interchange.ffmpeg import MissingTool, encoders, program
    from renderers.interchange.movies import CODECS

    try:
        lacking = sorted({codec.encoder for codec in CODECS.values()} - {""} - encoders())
    except MissingTool as error:
        return Check("exports", ok=False, needed=False, told=str(error))
    told = f"{program()} (movies and clips)"
    if lacking:
        told += f" lacks {', '.join(lacking)}: apt-get install ffmpeg"
    return Check("exports", not lacking, needed=False, told=told)


def _confinement() -> Check:
    from voices.engines.confining import held

    found = held()
    lacking = [
        told
        for holds, told in (
            (found.network, "the network (seccomp)"),
            (found.files, "files (Landlock, Linux 5.13)"),
        )
        if not holds
    ]
    told = "ffmpeg, FluidSynth and the decoder of music files run without network, with few files"
    if lacking:
        told = (
            f"this kernel keeps ffmpeg, FluidSynth and the decoder of music files from no "
            f"{' and no '.join(lacking)}: only memory, time and sizes are limited; run on a newer "
            "kernel, or take no files from strangers"
        )
    return Check("confinement", not lacking, needed=False, told=told)


def _graphics() -> Check:
    from renderers.backends.toon.graphics import graphics

    try:
        context = graphics().context  # a second one in a process would spoil the first
    except RenderError as error:
        return Check("graphics", ok=False, needed=True, told=str(error))
    told = f"{context.info['GL_RENDERER']} (drawing)"
    return Check("graphics", ok=True, needed=True, told=told)


def _fonts() -> tuple[Check, ...]:
    from renderers.typography import MissingFont, face

    found = []
    for family, use, needed in (
        ("NotoSans", "titles", True),
        ("NotoSansCJK", "Chinese, Japanese, Korean titles", False),
    ):
        try:
            told, ok = f"{face(family, 12).getname()[0]} ({use})", True
        except MissingFont as error:
            told, ok = f"{use}: {error}", False
        found.append(Check(family, ok, needed, told))
    return tuple(found)


def _backends() -> tuple[Check, ...]:
    return tuple(
        Check(group, ok=True, needed=False, told=", ".join(sorted(listed(group))) or "none")
        for group in GROUPS
    )
