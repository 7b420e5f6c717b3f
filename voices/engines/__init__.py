"""Speech engines as programs of their own, and how they are called."""
