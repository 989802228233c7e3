"""The note that goes with a release of the site, for those who deploy it."""
