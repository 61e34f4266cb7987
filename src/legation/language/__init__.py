"""Report -> lines, sentences, passages, and what the encoder makes of them."""
