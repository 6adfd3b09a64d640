"""What a content says of whom: predicates with their participants."""
