"""Underscore: music composed by rule for a mood and a length, and played by a synthesiser."""
