"""What each page shows, arranged from an assessment; templates loop over it and compute nothing."""
