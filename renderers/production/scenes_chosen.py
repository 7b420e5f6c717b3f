"""A film of some of the scenes.

Enters: a scene graph and positions. Leaves: a graph with those scenes only; characters and places
stay, so that looks and voices are those of the whole film.
"""

from dataclasses import replace

from renderers.errors import RenderError
from screenplay.scene_graph import Scene, SceneGraph, Source


class NoSuchScene(RenderError):
    """The scenes asked for are not in the script."""

    exit_code = 2


def chosen(graph: SceneGraph, scenes: range | None) -> SceneGraph:
    """The graph with scenes at positions `scenes` (from 1); all for None."""
    if scenes is None:
        return graph
    kept = tuple(s for position, s in enumerate(graph.scenes, 1) if position in scenes)
    if not kept:
        raise NoSuchScene(
            f"--scenes {scenes.start}-{scenes.stop - 1}: the script has {len(graph.scenes)} "
            f"scenes; choose from 1-{len(graph.scenes)}"
        )
    remarks = tuple(r for r in graph.remarks if r.source is None or _within(r.source, kept))
    return replace(graph, scenes=kept, remarks=remarks)


def _within(source: Source, scenes: tuple[Scene, ...]) -> bool:
    """Whether a place in the file lies in one of the scenes."""
    return any(
        min(lines) <= source.line <= max(lines)
        for lines in ([beat.source.line for beat in scene.beats] for scene in scenes)
        if lines
    )
