"""The command line: reads the clock and the environment, prints, and exits."""

from .main import main

__all__ = ["main"]
