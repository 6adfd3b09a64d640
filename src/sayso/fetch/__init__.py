"""Fetching over HTTP, politely: the one room that opens a connection to another machine."""
