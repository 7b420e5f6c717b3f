"""Reading and planning at a desk of its own: child processes that can be stopped.

The server never parses, plans or conforms itself. `desk` asks, `clerk` is the child, `orders` the
wire between both.
"""
