"""Everybody an article names, and whom each source mention resolves to."""
