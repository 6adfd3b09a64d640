"""The stages of sayso on a cluster: files to tables, tables to a ledger; the same ledger."""
