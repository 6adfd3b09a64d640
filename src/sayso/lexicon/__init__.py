"""The words: TOML tables, one typed loader (loader.py), and per table its entry (<table>.py)."""
