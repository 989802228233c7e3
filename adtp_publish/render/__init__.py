"""Pages, documents and data made from releases: files in memory, nothing written."""
