"""Findings as text for people, and as JSON, SARIF, JUnit and workflow commands for machines."""
