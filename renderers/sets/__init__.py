"""Sets and props: places built from floor plans, things that are handled.

Enters: `planner.floor_plan.FloorPlan`. Leaves: `SetMesh` and `Mesh`.
"""

from renderers.sets.build import build_set
from renderers.sets.props import build_prop
from renderers.sets.set_mesh import Opening, SetMesh, WallPart

__all__ = ["Opening", "SetMesh", "WallPart", "build_prop", "build_set"]
