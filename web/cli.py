"""The command line: `storyreel film SCRIPT` and its companions.

Enters: arguments. Leaves: files, a summary on standard output, and an exit code: 0 done, 1 our
failure, 2 bad input, 130 stopped from the keyboard. Messages of errors go to standard error with
place and remedy (`web.faults`).
"""

import sys
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import click
from rich.console import Console

from renderers.production.generated.choice import RELIGHT, STILL_CARD, TOON, chosen
from renderers.production.request import RULES, FilmRequest
from renderers.profile import ANIMATIC, FINAL, Profile
from screenplay.frame_rate import FrameRate
from web import settings
from web.faults import faults_told
from web.frame_size import FrameSize
from web.importing import importing
from web.model_terms import Dollars, require_prices
from web.progress_display import shown
from web.scene_span import SceneSpan
from web.subcommands import Subcommands

_RATES = {
    "23.976": FrameRate(24000, 1001),
    "24": FrameRate(24),
    "25": FrameRate(25),
    "29.97": FrameRate(30000, 1001),
    "30": FrameRate(30),
}


class _Storyreel(Subcommands):
    """What stands beside `film` and `doctor`."""

    places = {  # noqa: RUF012 - a Mapping, never written
        "backup": "web.backup_command:backup",
        "breakdown": "web.breakdown_command:breakdown",
        "check": "web.check_command:check",
        "clean": "web.backup_command:clean",
        "compare": "web.history_command:compare",
        "diff": "web.diff_command:diff",
        "export": "web.export_command:export_command",
        "finish": "web.finish_command:finish",
        "history": "web.history_command:history",
        "look": "web.look_command:look",
        "mcp": "web.mcp_command:mcp",
        "models": "web.models_command:models",
        "note": "web.note_command:note",
        "parse": "web.parse_command:parse",
        "passes": "web.passes_command:passes",
        "plan": "web.plan_command:plan",
        "redo": "web.note_command:redo",
        "restore": "web.backup_command:restore",
        "retake": "web.retake_command:retake",
        "serve": "web.serve_command:serve",
        "share": "web.backup_command:share",
        "tool": "web.tool_command:tool",
        "undo": "web.note_command:undo",
    }


@click.group(cls=_Storyreel, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="storyreel")
def main() -> None:
    """Storyreel: upload a screenplay, get a film."""


@main.command()
@click.argument("script", type=click.Path(path_type=Path))
@click.option("-o", "--out", type=click.Path(path_type=Path), required=True, help="Output folder.")
@click.option("--final", is_flag=True, help="Draw the final cut: 1080p, on ones.")
@click.option("--scenes", type=SceneSpan(), help="Only these scenes, e.g. 3 or 1-3.")
@click.option("--size", type=FrameSize(), help="Frame size, e.g. 1280x720 or 720.")
@click.option("--fps", type=click.Choice(list(_RATES)), default="24", show_default=True)
@click.option("--seed", type=int, default=0, help="Another number, other dressing and gestures.")
@click.option("--asl", type=click.FloatRange(1.5, 30), help="Average shot length in seconds.")
@click.option("--planner", default=RULES, show_default=True, help="rules, llm or NAME.")
@click.option("--max-cost", type=Dollars(), help="llm: ask no more before this many dollars.")
@click.option("--backend", default=TOON, show_default=True, help="toon, diffusion or comfyui.")
@click.option("--card", default=STILL_CARD, show_default=True, help="Model of keyframes, plates.")
@click.option("--clip-card", default="", help="Video model; without one, keyframes are carried.")
@click.option("--quality", default="final", show_default=True, help="Profile of the cards.")
@click.option("--style", default="", help="Models: words for the look, e.g. 'gouache painting'.")
@click.option("--style-lora", type=click.Path(path_type=Path), help="Models: a style's LoRA.")
@click.option("--relight", type=click.FloatRange(0, 1), default=RELIGHT, show_default=True,
              help="Models: how far people take on their room's light.")  # fmt: skip
@click.option("--plate-tool", default="", help="Models: seedvr2 or spandrel enlarges the places.")
def film(
    script: Path,
    out: Path,
    scenes: range | None,
    size: tuple[int, int] | None,
    fps: str,
    seed: int,
    asl: float | None,
    planner: str,
    max_cost: Fraction | None,
    backend: str,
    card: str,
    clip_card: str,
    quality: str,
    style: str,
    style_lora: Path | None,
    relight: float,
    plate_tool: str,
    *,
    final: bool,
) -> None:
    """Turn SCRIPT (Fountain or Final Draft) into a film in the folder given with -o."""
    with importing():
        from renderers.production.film import make_film

    console = Console()
    with faults_told(out / ".storyreel"):
        wanted = settings.load()
        require_prices(wanted.model, max_cost)
        request = FilmRequest(
            script=script,
            out=out,
            profile=_profile(size, final=final),
            rate=_RATES[fps],
            seed=seed,
            scenes=scenes,
            workers=wanted.workers,
            asl_s=asl,
            environment=wanted.environment,
            planner=planner,
            model=wanted.model,
            max_cost=max_cost,
            paint=chosen(backend, card, clip_card, quality, style, style_lora, relight, plate_tool),
            use=wanted.use,
        )
        with shown(console) as listen:
            summary = make_film(request, listen)
        from web.summary import print_doubts, print_summary  # here: the film does not wait for it

        print_summary(console, summary)
        print_doubts(console, script)


@main.command()
def doctor() -> None:
    """Say what this machine has and lacks for making films."""
    from web.doctor import checks

    console = Console()
    found = checks()
    for one in found:
        mark = "[green]ok[/]" if one.ok else "[red]missing[/]" if one.needed else "[yellow]no[/]"
        console.print(f"{mark:<18} {one.name}: {one.told}", highlight=False)
    sys.exit(0 if all(one.ok for one in found if one.needed) else 1)


def _profile(size: tuple[int, int] | None, *, final: bool) -> Profile:
    profile = FINAL if final else ANIMATIC
    return replace(profile, width_px=size[0], height_px=size[1]) if size else profile
