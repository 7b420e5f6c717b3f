"""Storyreel: what other tools read: timeline, shot list, storyboard."""
