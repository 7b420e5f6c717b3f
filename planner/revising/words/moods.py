"""The moods that a note may wish for its music."""

from planner.scoring import MOOD_WORDS

COMPARED = {
    "sadder": "sad", "calmer": "calm", "warmer": "warm", "happier": "warm", "scarier": "eerie",
    "creepier": "eerie", "spookier": "eerie", "funnier": "playful", "lighter": "playful",
    "jaunty": "playful", "bouncy": "playful", "mournful": "sad", "sorrowful": "sad",
    "tenser": "tense", "grander": "heroic", "gentler": "calm", "softer-hearted": "romantic",
}  # fmt: skip
MOODS = "|".join(sorted((*MOOD_WORDS, *COMPARED), key=lambda w: (-len(w), w)))
