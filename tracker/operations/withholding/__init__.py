"""Taking words out of the record, with two people."""
