"""The script on paper: lines, pages, eighths and the PDF that goes round a table."""
