"""Labelled incident reports, and what reads and scores them.

`development/` is there to write rules by, `held_out/` to measure them on: whoever writes rules leaves it closed.
`reader` describes the files.
"""
