"""Notes that go on from the last change: more of it, another value, the same elsewhere."""
