"""Tables as sources: read from files of many sorts into one grid, and asked what the words of a sentence ask of them."""
