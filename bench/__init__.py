"""What the journal costs, measured: `make bench`."""
