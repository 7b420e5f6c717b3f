"""How fast and how large the generative tier is on this machine's GPU, profile by profile.

    python -m benchmarks.generative              # full sizes; minutes to an hour
    python -m benchmarks.generative --only wan-vace-1.3b --no-toon
    python -m benchmarks.generative --tiny       # the same path on the processor, to see it run

Enters: nothing; models are built with random weights (`random_models`). Leaves: tables for
`benchmarks/README.md` on standard output and figures in `out/bench/generative.json`.

"plain" is the same pipeline of diffusers, bf16 and eager, no switch. Where a profile has more steps
than `--steps`, so many are run and the rest reckoned from them, but for profiles with a step cache:
those are run whole. Random weights change more from step to step than trained ones: read the
cache's row by the share of blocks that it ran. Stills are made one by one, too, and several in a
call (`batching`).
"""

import argparse
import json
import tempfile
from collections.abc import Iterator
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from benchmarks.batching import Batch, batches
from benchmarks.batching import table as batch_table
from benchmarks.pacing import GIB, Pace, Weight, paces, weights
from benchmarks.random_models import models
from renderers.backends.diffusion import memory
from renderers.backends.diffusion.libraries import torch, versions


def tables(found: list[Weight], rows: list[Pace]) -> Iterator[str]:
    """Markdown."""
    yield "| model | part | stored as | counted GiB | measured GiB | off |"
    yield "|---|---|---|---|---|---|"
    for w in found:
        off = f"{100 * (w.counted / w.measured - 1):+.1f} %"
        sizes = f"{w.counted / GIB:.3f} | {w.measured / GIB:.3f}"
        yield f"| {w.model} | {w.part} | {w.stored} | {sizes} | {off} |"
    yield ""
    yield (
        "| model | profile | size | steps (run) | blocks run | s a step | s in all | frames/s"
        " | counted GiB | peak GiB | × plain, same evaluations | × plain, 50 guided steps |"
    )
    yield "|" + "---|" * 12
    for p in rows:
        yield (
            f"| {p.model} | {p.profile} | {p.size} | {p.steps} ({p.steps_run})"
            f" | {100 * p.blocks_share:.0f} % | {p.step_s:.3f} | {p.total_s:.2f}"
            f" | {p.frames / p.total_s:.3f} | {p.expected / GIB:.1f} | {p.peak / GIB:.1f}"
            f" | {_times(p.same_steps)} | {_times(p.naive)} |"
        )


def _times(value: float | None) -> str:
    return "" if value is None else f"{value:.2f}"


def machine(device: str) -> str:
    """Date, card, libraries."""
    library = torch()
    name = library.cuda.get_device_name() if device.startswith("cuda") else "the processor"
    known = versions()
    told = ", ".join(f"{each} {known[each]}" for each in ("torch", "diffusers"))
    return f"{datetime.now(UTC):%Y-%m-%d}, {name}, {told}"


def main(arguments: list[str] | None = None) -> int:
    """The program; 2 where no GPU is at hand and full sizes are asked for."""
    asked = _asked(arguments)
    device = memory.chosen("cpu" if asked.tiny else None)
    if device == "cpu" and not asked.tiny:
        print("not measured: no GPU at hand (--tiny runs the same on the processor)")
        return 2
    dtype = "float32" if asked.tiny else "bfloat16"
    found: list[Weight] = []
    rows: list[Pace] = []
    many: list[Batch] = []
    with tempfile.TemporaryDirectory() as scratch:
        for model in models("tiny" if asked.tiny else "models", dtype, Path(scratch)):
            if not asked.only or model.card.name in asked.only:
                found += weights(model, device)
                rows += paces(model, device, asked.steps, Path(scratch))
                many += batches(model, device, asked.steps, Path(scratch))
    print(f"\n{machine(device)}\n")
    print("\n".join([*tables(found, rows), "", *batch_table(many)]))
    told: dict[str, Any] = {"machine": machine(device), "weights": [asdict(w) for w in found]}
    told |= {"paces": [asdict(p) for p in rows], "batches": [asdict(b) for b in many]}
    if asked.toon:
        told["toon"] = _toon(tiny=asked.tiny)
    asked.out.parent.mkdir(parents=True, exist_ok=True)
    asked.out.write_text(json.dumps(told, indent=1), encoding="utf-8")
    return 0


def _toon(*, tiny: bool) -> list[dict[str, Any]]:
    from benchmarks.toon_speed import measured, table

    rows = measured(tiny=tiny)
    print("\n" + "\n".join(table(rows)))
    return [asdict(row) for row in rows]


def _asked(arguments: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--tiny", action="store_true", help="tiny nets on the processor")
    parser.add_argument("--only", nargs="*", default=[], help="models by name")
    parser.add_argument("--steps", type=int, default=8, help="at most so many steps are run")
    parser.add_argument("--no-toon", dest="toon", action="store_false")
    parser.add_argument("--out", type=Path, default=Path("out/bench/generative.json"))
    return parser.parse_args(arguments)


if __name__ == "__main__":
    raise SystemExit(main())
