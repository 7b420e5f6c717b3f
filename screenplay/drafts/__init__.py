"""Two drafts of one script: what is still the same, and what changed, in film terms."""
