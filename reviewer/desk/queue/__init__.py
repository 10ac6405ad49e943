"""The queue: what waits for a decision, row by row, and what came or was decided since it was drawn."""
