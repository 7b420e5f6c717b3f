"""Bringing weights onto this machine: from the hub, or from a folder that somebody carried here.

Enters: a card. Leaves: its files in the model store, each held to the digest that the card, its
lock or the hub states. Only safetensors and plain text are fetched; nothing that could run.
"""
