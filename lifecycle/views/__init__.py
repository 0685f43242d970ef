"""Pages of what crosses rooms."""
