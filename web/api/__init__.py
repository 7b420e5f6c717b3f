"""The HTTP API, version 1: the studio's shapes as JSON under /api/v1.

`projects`, `films`, `talks`, `makings` and `people` are its parts; `answers` says how an answer is
written, `idempotency` how a repeated request is not carried out twice.
"""
