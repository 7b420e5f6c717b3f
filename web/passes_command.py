"""`storyreel passes DIR --shot 12`: what the pictures of a shot are made of, for other programs.

Enters: a film folder and shots by number. Leaves: a folder for every shot with pose, depth, masks,
normals, lines, motion vectors and cameras. The same as `storyreel export DIR --as passes`.
"""

import json
from pathlib import Path

import click

from web.faults import faults_told
from web.frame_size import FrameSize

_KIND = "passes"


@click.command("passes")
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option("--shot", "shots", required=True, help="By number: 12, 4-9 or 2,7.")
@click.option("-o", "--out", type=click.Path(path_type=Path), help="Folder to write.")
@click.option("--size", type=FrameSize(), help="Frame size, e.g. 832x480 or 480.")
@click.option("--only", default="", help="Some passes: pose,depth,masks …")
@click.option("--key", is_flag=True, help="Only the frame that stands for the shot.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def passes(
    folder: Path,
    shots: str,
    out: Path | None,
    size: tuple[int, int] | None,
    only: str,
    *,
    key: bool,
    as_json: bool,
) -> None:
    """Write the conditioning passes of shots of the film in DIR."""
    from renderers.production.exporting import export

    options = {
        "shots": shots,
        "only": only,
        "size": f"{size[0]}x{size[1]}" if size else "",
        "frames": "key" if key else "all",
    }
    with faults_told(folder / ".storyreel"):
        made = export(folder, _KIND, options, out)
    told = sorted(path.parent for path in made.files if path.name == "passes.json")
    if as_json:
        click.echo(json.dumps([str(path) for path in told], ensure_ascii=False, indent=1))
        return
    for path in told:
        click.echo(f"  {path}")
    for one in made.not_carried:
        click.echo(f"Not carried: {one}")
