"""Write plans: the commands that change files in a repository of plans."""
