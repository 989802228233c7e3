"""How much is said of one file."""

# Findings, and apart from them fields that are not filled in; the rest is counted.
MOST = 50
