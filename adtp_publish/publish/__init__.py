"""Verify the bytes, write a new folder, swap it in; what was there stays whole until then."""
