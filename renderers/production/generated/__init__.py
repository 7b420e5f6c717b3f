"""Films whose pictures a model paints, on the performance that the animatic shows.

Enters: a film's plan and takes, as for every film. Leaves: jobs that record passes, paint plates,
film clips and print them as shots; everything before and after them is as it is with our own
renderer.
"""
