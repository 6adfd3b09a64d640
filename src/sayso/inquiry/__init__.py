"""What programs ask of a ledger: the answers as JSON, for the API, for agents, and for --json."""
