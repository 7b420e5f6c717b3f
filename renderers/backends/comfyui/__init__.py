"""The ComfyUI backend: pictures and clips by a server that the user runs, over HTTP and websocket.

Enters: cards, requests, a server's address. Leaves: pictures with their provenance. Importing the
package is light: libraries that speak to servers are imported when one is asked for the first time.
"""
