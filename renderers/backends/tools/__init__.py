"""The tool runner: programs of others, each in an environment of its own, by a contract of files.

Enters: descriptions (TOML), input files. Leaves: the files that a description promises, checked; or
a `ToolFault` with the tool's last words and what to do. Nothing is installed unasked.
"""
