"""The door for language models: the ledger as tools, whose every answer has its source."""
