"""The web page: what a browser is shown of the studio.

Start reading at `routes`; `showing` renders, `words` says figures for people.
"""
