"""Find the files of the plans, forms and templates and read them as text with positions."""
