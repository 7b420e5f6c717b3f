"""What a note points at: shots, scenes, people, lines, moments and things."""
