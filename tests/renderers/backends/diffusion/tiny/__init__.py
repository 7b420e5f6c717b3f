"""Models of real architectures with a few thousand random weights, in the store's layout.

Enters: a folder of models. Leaves: weights below `folder/<card>/` and a card in `folder/cards/`.
Layers that architectures set to zero at first are made random: else controls would show nothing.
"""
