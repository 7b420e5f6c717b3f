"""Storyreel: business verbs as things that bodies do."""
