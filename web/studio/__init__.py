"""The studio: projects, runs and notes as one service behind the web pages, the API and MCP.

Start reading at `studio`; `shapes` are what it gives.
"""
