"""A language model as director: it proposes, the planner's own craft disposes."""
