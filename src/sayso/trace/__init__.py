"""Who has it from whom: versions, copies, origins."""
