"""The nouns as they are written in YAML: frozen, without I/O, without drawing."""

import os

os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
"""No other package has a say in how a definition is read, and pydantic need not look through all that is installed for one."""
