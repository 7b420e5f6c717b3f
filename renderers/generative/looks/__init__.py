"""Looks: what teaches a model somebody in one costume, as far as it needs no model.

Enters: looks of the plan, or a user's own pictures. Leaves: captioned reference pictures in
buckets, trigger words, recipes, and adapter files that are read with suspicion. Training itself is
`renderers.backends.diffusion.training`; `renderers.production.looks` runs it as jobs.
"""
