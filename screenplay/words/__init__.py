"""The language that scripts are written in: words, forms and names."""
