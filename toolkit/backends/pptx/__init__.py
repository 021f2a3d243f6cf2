"""PowerPoint files (ECMA-376): the template of a region and language, and decks made from it.

package   parts by name → one ZIP file               xml       what every part is written with
theme     colours and faces                           art       logos, emblem, sky, map as pictures
master    the two slide masters and their text        layouts   the design's layouts on each
notes     notes and handout masters                   props     what describes the file
template  all of them together, ready to be reused
"""
