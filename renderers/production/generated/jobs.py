"""The jobs of painted films, imported when they are run: a program that hands out work needs none.

Enters: what a job is told. Leaves: its result.
"""

from storage.states import Result
from storage.tasks import Context


def record_passes(context: Context) -> Result:
    """The run of the job "passes"."""
    from renderers.production.generated import recording

    return recording.record_passes(context)


def paint_plate(context: Context) -> Result:
    """The run of the job "plate"."""
    from renderers.production.generated import plating

    return plating.paint_plate(context)


def record_cameras(context: Context) -> Result:
    """The run of the job "cameras"."""
    from renderers.production.generated import plating

    return plating.record_cameras(context)


def foresee_views(context: Context) -> Result:
    """The run of the job "plate views"."""
    from renderers.production.generated import plating

    return plating.foresee_views(context)


def pick_view(context: Context) -> Result:
    """The run of the job "plate view"."""
    from renderers.production.generated import plating

    return plating.pick_view(context)


def paint_view(context: Context) -> Result:
    """The run of the job "plate and view"."""
    from renderers.production.generated import plating

    return plating.paint_view(context)


def serve_shot(context: Context) -> Result:
    """The run of the job "shot plate"."""
    from renderers.production.generated import plating

    return plating.serve_shot(context)


def film_clip(context: Context) -> Result:
    """The run of the job "clip"."""
    from renderers.production.generated import filming

    return filming.film_clip(context)


def finish_shot(context: Context) -> Result:
    """The run of the job "finish"."""
    from renderers.production.generated.finishing import doing

    return doing.finish_shot(context)


def hold_to_sheet(context: Context) -> Result:
    """The run of the job "parity"."""
    from renderers.production.generated import parity

    return parity.hold(context)


def print_shot(context: Context) -> Result:
    """The run of the job "print"."""
    from renderers.production.generated import printing

    return printing.print_shot(context)
