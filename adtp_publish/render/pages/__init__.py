"""The pages of the public site: each module makes the view records of one family."""
