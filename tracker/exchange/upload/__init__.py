"""What an uploaded workbook would change, and carrying it out."""
