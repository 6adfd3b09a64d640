"""The ledger: one SQLite file, a writer that only ever adds, and a view that only ever reads."""
