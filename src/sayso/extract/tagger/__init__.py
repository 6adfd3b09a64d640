"""The learned tagger: words of one article -> attributions, by weights trained on news."""
