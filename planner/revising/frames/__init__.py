"""Notes read by slots: words typed by families and by the film, then fitted into frames."""
