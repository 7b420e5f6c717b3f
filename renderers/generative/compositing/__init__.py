"""Layers put together by depth.

Enters: pictures, id maps, depth. Leaves: pictures whose layers hide each other as things do, with
soft edges and without halos.
"""
