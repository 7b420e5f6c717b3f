"""A place as programs that train splats want it: pictures with exact cameras, and first points.

Enters: a shot's frames and passes. Leaves: a folder with `transforms.json` (nerfstudio) and text
files of COLMAP's, both with our own cameras: nothing is estimated.
"""
