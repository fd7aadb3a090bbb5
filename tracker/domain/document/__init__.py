"""The whole strategy as one read-only tree, one noun per file."""
