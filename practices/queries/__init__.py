"""What one page needs, opened and put together. Nothing here writes."""
