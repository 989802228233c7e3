"""What a plan is: data only, made from the standard library."""
