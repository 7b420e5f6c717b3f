"""Remarks and short notes, said again as the wishes that they are."""
