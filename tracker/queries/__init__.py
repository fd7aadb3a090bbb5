"""Every SELECT in the product, one file per noun."""
