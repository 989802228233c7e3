"""All arithmetic: what follows from the numbers of a plan, exact until it is shown."""
