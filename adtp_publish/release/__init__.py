"""What one audience may see of a plan at one moment; nothing else goes on to rendering."""
