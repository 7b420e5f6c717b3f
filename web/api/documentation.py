"""The API's documentation as a page of its own: no scripts, nothing from elsewhere.

Enters: the application's OpenAPI document. Leaves: a page that lists every operation.
"""

from html import escape
from typing import Any

from fastapi import FastAPI, Request
from fastapi.responses import HTMLResponse

_STYLE = (
    "body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;"
    "color-scheme:light dark}code{font-size:.95em}h2{margin-top:2.5rem;text-transform:capitalize}"
    "dt{margin-top:1rem}dd{margin-left:1.5rem}.m{display:inline-block;min-width:4.5rem;"
    "font-weight:600}"
)


def documented(app: FastAPI) -> None:
    """Serve the page at /api/docs."""

    @app.get("/api/docs", include_in_schema=False)
    def documentation(request: Request) -> HTMLResponse:
        return HTMLResponse(_page(app.openapi(), str(request.state.nonce)))


def _page(document: dict[str, Any], nonce: str) -> str:
    groups: dict[str, list[str]] = {}
    for path, methods in document["paths"].items():
        for method, operation in methods.items():
            tag = operation.get("tags", ["other"])[0]
            groups.setdefault(tag, []).append(_entry(path, method, operation))
    listed = "".join(
        f"<h2>{escape(tag)}</h2><dl>{''.join(entries)}</dl>" for tag, entries in groups.items()
    )
    return (
        "<!doctype html><html lang=en><meta charset=utf-8><title>Storyreel API</title>"
        f"<style nonce={escape(nonce)}>{_STYLE}</style><main><h1>Storyreel API, version 1</h1>"
        "<p>JSON in, JSON out; the document for programs is <a href=/api/v1/openapi.json>"
        "openapi.json</a>. Programs send <code>Authorization: Bearer TOKEN</code>. POSTs take an "
        "<code>Idempotency-Key</code>. Troubles are problem+json (RFC 9457). "
        "<code>GET /api/v1/projects/{project}/events</code> streams what happens.</p>"
        f"{listed}</main></html>"
    )


def _entry(path: str, method: str, operation: dict[str, Any]) -> str:
    name, told = operation["operationId"], operation.get("description", "")
    return (
        f"<dt><span class=m>{escape(method.upper())}</span> <code>{escape(path)}</code></dt>"
        f"<dd>{escape(told)} <small>({escape(name)})</small></dd>"
    )
