"""What offices report, what is approved, and what reminds them."""
