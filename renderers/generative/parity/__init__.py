"""The final held to the animatic: what a model painted, measured against what was performed.

Enters: a shot's passes, its painted frames, the plate of its place. Leaves: values in pixels,
levels and shares, and scores from 0 to 100. Everything is measured on the drawn picture too, in the
same way: a part says by how much the painted one is worse. No model is asked.
"""
