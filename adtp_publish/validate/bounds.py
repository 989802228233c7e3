"""How much is said of one file."""

# Findings of its form, and apart from them fields that are not filled in; the rest is counted.
MOST = 50
