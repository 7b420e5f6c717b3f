"""Reading notes: from a director's sentence to typed edits."""
