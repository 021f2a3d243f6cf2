"""What the law fixes and no brand may change: the emblem of the European Union.

Regulation (EU) 2021/1060, Annex IX, and the graphics guide it refers to: Pantone Reflex Blue is RGB 0, 51, 153 on screens,
Yellow 255, 204, 0; the flag is three wide by two high. One centimetre in print: Commission, operational guidelines (2021).
"""

from toolkit.color import Color

EMBLEM_BLUE = Color(0, 51, 153)
EMBLEM_YELLOW = Color(255, 204, 0)
EMBLEM_OFF = 6.0
"""ΔE2000 that a flag's colours may be off, wherever one is looked at. Emblems in circulation are up to 4 off (#2A3C93 is 3.5),
those changed from print inks up to 6 (38, 69, 146 is 5.9); 6 is seen at a glance side by side, but no other blue is as near."""
EMBLEM_ASPECT = 1.5
EMBLEM_MIN_MM = 10.0
