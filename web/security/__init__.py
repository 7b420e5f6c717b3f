"""What keeps the studio safe: who may come in, what may be asked, what untrusted text may do."""
