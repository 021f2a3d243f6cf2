"""From an artboard to bytes; one back end a file, the table BACKENDS in toolkit.backends.table."""

from toolkit.backends import cairo

cairo.start()
