"""From words to glyphs on lines: shaping in em, breaks by language, and the largest size that fits."""
