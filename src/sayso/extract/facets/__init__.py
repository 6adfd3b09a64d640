"""What single words of a content say: quantities, times and places."""
