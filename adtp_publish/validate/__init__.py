"""Check the text of the plans against their forms, and read it into typed values."""
