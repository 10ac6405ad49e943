"""Where a draft stands: its last decision, how far that is, and what came of it."""
