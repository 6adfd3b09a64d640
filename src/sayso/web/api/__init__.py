"""The API: the ledger as JSON for programs, read only; what an answer says is made in inquiry."""
