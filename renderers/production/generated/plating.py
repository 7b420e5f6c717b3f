"""The jobs of painting a place in its light: a plate, which all its shots are seen against.

Enters: a floor plan, a light, the model, the cameras of all the place's shots. Leaves: blob
"plate". Its first views are chosen from cameras that the room itself gives; further ones look where
shots look and none of these does. Each is a job after the one before it: a shot that is framed anew
can add a view at the end, and what stands is not painted again. A shot gets those views that show
it something, so that a view added for another changes nothing for it.
"""

from typing import TYPE_CHECKING

from planner.floor_plan import FloorPlan
from planner.shots import Light
from renderers.cue_sheet import CueSheet
from renderers.production.assets import RENDERERS, JobAssets
from renderers.production.blobs_of import packed as packed_json
from renderers.production.blobs_of import restored, unpacked
from renderers.production.generated.machine import generator
from renderers.production.generated.plate_graph import CAMERAS, PLATE, STANDING, VIEW, VIEWS
from renderers.production.generated.plate_tool import tool_of
from renderers.production.generated.sights import Sight, sight_of, sights_of, viewpoint_of
from renderers.production.generated.stations import bare, stations
from renderers.production.plugins import backend
from renderers.production.shooting import act
from storage.states import Result
from storage.tasks import Context

if TYPE_CHECKING:
    from renderers.backends.toon.renderer import ToonRenderer
    from renderers.generative.plates.empty_set import EmptySet
    from renderers.generative.plates.painting import Order
    from renderers.generative.plates.viewpoint import DepthOf, Viewpoint
    from renderers.generative.resampling import Floats

_BY_TOOL = 2  # times as large, where the card says nothing
_SHRUNK = 4  # planning looks at pictures so much smaller


def record_cameras(context: Context) -> Result:
    """Where a shot's camera stands; the run of the job "cameras"."""
    sheet = act(restored(context.params["cues"], CueSheet), context)
    return {"cameras": context.blobs.put(packed_json(sights_of(sheet)))}


def foresee_views(context: Context) -> Result:
    """Which further views a place's shots need; the run of the job "plate views"."""
    from renderers.generative.plates.further_views import Foresight, further_views

    size, depth = _planning_size(context), _depth_of(_empty(context))
    plan = restored(context.params["floor_plan"], FloorPlan)
    shots = [sight for name in sorted(context.inputs) if name.startswith(CAMERAS)
             for sight in _sights(context, name, "cameras")]  # fmt: skip
    kept = restored(context.params["kept"], tuple[Sight, ...])
    old = [viewpoint_of(sight, size) for sight in kept]
    known = dict(zip(map(id, old), kept, strict=True))  # what is kept stays to the digit
    more = further_views(
        standing(plan, size, depth),
        [viewpoint_of(sight, size) for sight in shots],
        old,
        depth,
        Foresight(most=context.params["most"]),
    )
    found = tuple(known.get(id(view)) or sight_of(view) for view in more)
    return {VIEWS: context.blobs.put(packed_json(found))}


def pick_view(context: Context) -> Result:
    """One of the further views, by itself; the run of the job "plate view"."""
    number = context.params["number"]
    views = _sights(context, VIEWS, VIEWS)
    return {VIEW: context.blobs.put(packed_json(views[number : number + 1]))}


def paint_plate(context: Context) -> Result:
    """Paint a place from where the room gives a view; the run of the job "plate"."""
    from renderers.generative.plates.painting import painted
    from renderers.generative.plates.plate import Plate, packed

    plan = restored(context.params["floor_plan"], FloorPlan)
    light = restored(context.params["light"], Light)
    measure = _empty(context)
    views = [
        view.resized(*_size(context))
        for view in standing(plan, _planning_size(context), _depth_of(measure))
    ]
    plate = painted(Plate(plan.id, light.daytime.value), views, measure, _order(context))
    return {PLATE: context.blobs.put(packed(plate))}


def paint_view(context: Context) -> Result:
    """Add a further view to a plate, where there is one; the run of the job "plate and view"."""
    from renderers.generative.plates.painting import painted
    from renderers.generative.plates.plate import packed, unpacked

    before = context.inputs[PLATE][PLATE]
    found = [viewpoint_of(sight, _size(context)) for sight in _sights(context, VIEW, VIEW)]
    if not found:
        return {PLATE: before}
    plate = unpacked(context.blobs.get(before))
    made = painted(plate, found, _empty(context), _order(context))
    return {PLATE: context.blobs.put(packed(made))}


def serve_shot(context: Context) -> Result:
    """The part of a plate that a shot is seen against; the run of the job "shot plate"."""
    from renderers.generative.plates.plate import packed, unpacked
    from renderers.generative.plates.serving import serving

    whole = context.inputs[PLATE][PLATE]
    first = len(unpacked(context.blobs.get(context.inputs[STANDING][PLATE])).views)
    plate = unpacked(context.blobs.get(whole))
    size = _planning_size(context)
    shot = [viewpoint_of(sight, size) for sight in _sights(context, CAMERAS, "cameras")]
    part = serving(plate, first, shot, _depth_of(_empty(context)))
    same = len(part.views) == len(plate.views)
    return {PLATE: whole if same else context.blobs.put(packed(part))}


def standing(
    plan: FloorPlan, size_px: tuple[int, int], depth: "DepthOf"
) -> "tuple[Viewpoint, ...]":
    """The views that a place has whatever is filmed there."""
    from renderers.generative.plates.covering import covering

    return covering(stations(plan, size_px), depth)


def _sights(context: Context, need: str, name: str) -> tuple[Sight, ...]:
    return unpacked(context.blobs.get(context.inputs[need][name]), tuple[Sight, ...])


def _size(context: Context) -> tuple[int, int]:
    return context.params["width_px"], context.params["height_px"]


def _planning_size(context: Context) -> tuple[int, int]:
    width, height = _size(context)
    return max(width // _SHRUNK, 32), max(height // _SHRUNK, 18)


def _empty(context: Context) -> "EmptySet":
    """The place without anybody, measured."""
    from renderers.generative.plates.empty_set import EmptySet

    plan = restored(context.params["floor_plan"], FloorPlan)
    light = restored(context.params["light"], Light)
    toon: ToonRenderer = backend(RENDERERS, context.params["renderer"])
    return EmptySet(bare(plan, light), JobAssets(context.blobs, context.inputs), toon)


def _depth_of(empty: "EmptySet") -> "DepthOf":
    """Depths of the empty set, each measured once."""
    known: dict[bytes, Floats] = {}

    def depth(view: "Viewpoint") -> "Floats":
        name = view.camera.k.tobytes() + view.camera.world_to_camera.tobytes()
        if name not in known:
            known[name] = empty.depth(view)
        return known[name]

    return depth


def _order(context: Context) -> "Order":
    """What a plate shall show, and who paints it."""
    from renderers.generative.card import Card
    from renderers.generative.keyframes.words import NOBODY, plate_prompt
    from renderers.generative.painter import Painter
    from renderers.generative.plates.painting import Order, PlateCare
    from renderers.generative.seeds import seed_of
    from renderers.production.generated.filming import style_of

    params = context.params
    plan, light = restored(params["floor_plan"], FloorPlan), restored(params["light"], Light)
    painter = Painter(
        generator(params["backend"]), restored(params["still"], Card), params["quality"],
        context.report,
    )  # fmt: skip
    style = style_of(context)
    seed = seed_of("plate", plan.id, light.daytime.value, params["take"])
    tool = tool_of(context)
    care = PlateCare(scale=max(painter.profile.plate_scale, _BY_TOOL if tool else 1))
    return Order(
        plate_prompt(plan, light, style.words), seed, painter, NOBODY, care, tool, style.adapters
    )  # fmt: skip
