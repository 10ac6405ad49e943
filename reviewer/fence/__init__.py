"""Who may read which version: addresses are classed into audiences, and one that may not read it blocks approval."""
