"""Somebody or something taken out of a shot, with what they caused.

Enters: a shot's passes and the name of what goes. Leaves: masks that say where it was, and what
would be otherwise without it: what rested on it or was held by it, its shadow, who held it.
"""
