"""The versions of one report as columns, their sections as rows, and what is marked in their text."""
