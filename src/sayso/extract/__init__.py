"""One article in, its claims and set-aside text out; reading.py holds the order of things."""
