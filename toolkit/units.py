"""Lengths in EMU, as Office Open XML counts: 1 inch = 914 400, 1 mm = 36 000; a point is 1/72 and a CSS pixel 1/96 of an inch."""

EMU_PER = {"pt": 12_700, "px": 9_525}
