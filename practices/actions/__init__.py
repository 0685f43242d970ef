"""Every write of the practices room, one verb each."""
