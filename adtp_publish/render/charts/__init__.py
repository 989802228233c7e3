"""Charts: where each bar, line and word of a picture stands, worked out before a template draws it."""
