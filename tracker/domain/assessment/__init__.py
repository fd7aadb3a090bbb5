"""Every progress, status, coverage, lateness and projection in the product: `assess(document, on=day)`."""
