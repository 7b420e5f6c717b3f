"""Words of remarks: who and what they are said of.

Enters: nothing. Leaves: patterns over a note's plain text, and tables.
"""

from planner.revising.words.garments import GARMENTS
from planner.revising.words.synonyms import EMOTIONS

ANYBODY = r"(?:@w\d+|\b(?:he|she|him|her))(?![\w'])"
OWNED = r"(?:@w\d+'s|\b(?:his|her)\b)"
FELT = "|".join(sorted(EMOTIONS, key=len, reverse=True))
WORN = "|".join(sorted(GARMENTS, key=len, reverse=True))
NOUN = r"[a-z]{3,}"
ENOUGH = {
    "long": "longer", "close": "closer", "tight": "closer", "near": "closer", "wide": "wider",
    "dark": "darker", "bright": "brighter", "loud": "louder", "fast": "faster", "quick": "faster",
    "slow": "slower", "warm": "warmer", "cold": "colder", "short": "shorter", "quiet": "quieter",
    "high": "higher", "deep": "deeper", "size-cu": "closer", "size-ws": "wider",
}  # fmt: skip
FEELINGS = {
    "sadness": "sad", "anger": "angry", "rage": "angry", "joy": "happy", "happiness": "happy",
    "fear": "afraid", "panic": "panicked", "surprise": "surprised", "tenderness": "tender",
    "sarcasm": "sarcastic", "irony": "ironic", "urgency": "urgent", "worry": "worried",
    "excitement": "excited", "annoyance": "annoyed", "disgust": "disgusted",
}  # fmt: skip
TOO = "wide|close|tight|far|dark|bright|slow|fast|loud|quiet|long|short|rushed|size-ws"
HELD = r"(?:hold|stay|linger|hang|rest|dwell|sit)(?: (?:slightly|much|in there|in|there))?"
