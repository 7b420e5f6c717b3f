"""Where and when: headings, places and their kinds, times, structure, camera requests."""
