"""How each family of models is taught: what its latents are and what it has to guess."""
