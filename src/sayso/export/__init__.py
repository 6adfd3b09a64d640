"""Nouns to text and bytes: pure functions, no clock, no disk."""
