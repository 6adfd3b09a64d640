"""Who is credited with which words: attributions, quotations, frames, acts and nesting."""
