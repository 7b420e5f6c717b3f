"""A small trained reader of notes: what acts a note asks for, and which of its words say what."""
