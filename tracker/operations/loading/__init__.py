"""Loading documents, and keeping the illustrative apart."""
