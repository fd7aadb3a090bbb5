"""What moved between two moments of a strategy, and why."""
