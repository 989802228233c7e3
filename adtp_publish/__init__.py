"""Checks adult drug treatment plans kept as text and publishes them as a site and as PDFs."""

__version__ = "0.1.0"
