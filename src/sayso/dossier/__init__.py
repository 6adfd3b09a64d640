"""What the reader is told, in which order, with the evidence beside it."""
