"""The document to and from the world, one file per format."""
