"""A deck moved to another region's or language's template, in place: the slides keep what they say.

file      from a file to a file                         deck      a deck that was made here, or was not
move      the new template's parts for the old one's    lists     masters and layouts in their lists
origin    whether a deck is ours, and for whom          layouts   which layout is which
dress     a stranger's theme in our colours and faces   words     languages, properties, workbooks
attention what no theme can change                      told      what a person is told
package   parts and their relationships                 markup    elements, and the bytes they stand in
"""

from toolkit.rebrand.deck import Moved, rebrand
from toolkit.rebrand.file import rebrand_file
from toolkit.rebrand.told import Change, Left, Report

__all__ = ["Change", "Left", "Moved", "Report", "rebrand", "rebrand_file"]
