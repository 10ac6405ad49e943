"""The pages of the rules: who reads where, what a hint means, what is allowed, what the house knows."""
