"""Commands that write plans: put a file in its canonical layout, mend slips whose mending is certain."""
