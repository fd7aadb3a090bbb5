"""WTForms, one file per noun; words and layout only."""
