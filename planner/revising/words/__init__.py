"""The words that notes are made of, and a note said in plain ones."""
