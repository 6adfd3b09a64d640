"""Many claims at a time: who is who, what was said once, which questions, how answers stand."""
