"""Coverage patterns: how each kind of beat is commonly shot."""
