"""Training: a LoRA for one look, on a frozen base.

Enters: pictures with captions, a base card's weights, a recipe. Leaves: checkpoints after so many
steps, adapters, losses. Every chance is drawn from the seed and the number of the step alone, so
that a training that was broken off goes on to the same bytes.
"""
