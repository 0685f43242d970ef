"""Each write of this room as one verb, with its audit row in the same transaction."""
