"""The figures and texts of releases as data: CSV, JSON and what describes them."""
