"""Pages of the web app: one module each, with one frozen dataclass and what makes it from nouns."""
