"""The workbook of what an office owes: written, measured and read."""
