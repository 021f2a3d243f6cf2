"""Ours and what people would use instead, timed in turn in one run on one core: `make bench` prints the README's table."""
