"""Who is in a script: one identity for every spelling, bodies, portraits, silent people."""
