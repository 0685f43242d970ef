"""Every write of the journal, one verb each."""
