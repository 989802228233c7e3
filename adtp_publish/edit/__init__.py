"""Commands that write plans: begin one, put a file in its canonical layout, mend slips for certain."""
