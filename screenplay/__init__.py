"""Storyreel: screenplay."""
