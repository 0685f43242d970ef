"""Proofs over the whole product: real processes, real HTTP, real kills, real files."""
