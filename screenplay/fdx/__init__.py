"""Final Draft documents, both ways: `reading.read_fdx` and `writing.to_fdx`."""
