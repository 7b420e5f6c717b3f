"""What a shot is besides its picture: poses, depth, masks, normals, lines, motion, cameras.

Enters: an exposure sheet. Leaves: passes aligned to the pixel with the drawn picture, measured from
the performance itself instead of estimated from pixels.
"""
