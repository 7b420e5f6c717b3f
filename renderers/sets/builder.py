"""What a furniture builder is.

Enters: a piece of furniture from the plan, the set's palette, a generator seeded by its id. Leaves:
a `Piece` about the centre of the footprint, standing on y = 0, front towards +z, filling `size_m`.
"""

import random
from collections.abc import Callable

from planner.floor_plan import Furniture
from renderers.sets.palettes import Palette
from renderers.sets.piece import Piece

Builder = Callable[[Furniture, Palette, random.Random], Piece]
