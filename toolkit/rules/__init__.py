"""What the brand and the law ask of a page: the rules, one a file, and the proof they read."""
