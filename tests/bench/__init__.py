"""Ours and what people would use instead, timed in turn in one run on one core: `make bench` prints the README's table.

ready installs what the peers need · rounds lets everyone draw in turn · ours draws our pictures · holds looks at what was drawn ·
export times whole exports · figures measures processes · table writes it all down.
"""
