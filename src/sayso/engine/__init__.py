"""Where stages run; it knows no stage, and the result is the same on every engine."""
