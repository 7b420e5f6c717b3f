"""Each act said again in the words that the grammar of wishes is sure to read."""
