"""Making films in a process of their own, and telling the studio how it goes.

`process` is that process, `orders` what it is asked for, `told` what it says.
"""
