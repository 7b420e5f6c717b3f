"""Training a look as jobs: references, latents, steps from checkpoint to checkpoint, sheets.

Enters: what a user asks for. Leaves: a `TrainedLook` in the film's folder. Each job's result is a
blob, so that a training that was killed goes on from its last checkpoint, to the same bytes.
"""
