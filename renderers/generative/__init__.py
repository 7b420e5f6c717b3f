"""The generative tier, as far as it needs no model: cards, requests, plates, looks, parity.

Enters: passes of the performance that the animatic shows. Leaves: what a diffusion model is asked
for, and what becomes of its answer. Nothing here imports torch: `renderers.backends.diffusion`,
`.comfyui` and `.tools` run models, behind the protocols of `renderers.generative.generator`.
"""
