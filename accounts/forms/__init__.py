"""What this room asks people for."""
