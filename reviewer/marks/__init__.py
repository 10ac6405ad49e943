"""Marks: a line for each thing that one process leaves for all others to see. Knows nothing of the desk."""
