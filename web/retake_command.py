"""`storyreel retake DIR --shot 12`: throw a painted shot's take away; the next run paints another.

Enters: a film folder and shots by number. Leaves: the folder's retakes. Nothing is painted yet.
"""

from pathlib import Path

import click

from web.faults import faults_told


@click.command("retake")
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option("--shot", "shots", required=True, help="By number: 12, 4-9 or 2,7.")
def retake(folder: Path, shots: str) -> None:
    """Have painted shots of the film in DIR painted anew, with another seed."""
    from renderers.production.exporting.choosing import chosen_shots
    from renderers.production.exporting.negative import negative_of
    from renderers.production.generated.retakes import throw_away
    from storage.projects import Project

    with faults_told(folder / ".storyreel"):
        project = Project(folder)
        negative = negative_of(project)
        positions = chosen_shots(negative, {"shots": shots})
        known = throw_away([negative.shots[i].id for i in positions], project)
    for position in positions:
        take = known[negative.shots[position].id] + 1
        click.echo(f"shot {position + 1}: take {take} will be painted")
    click.echo("Make the film again, and these shots are painted anew, no others.")
