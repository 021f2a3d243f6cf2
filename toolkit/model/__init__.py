"""The nouns as they are written in YAML: frozen, without I/O, without drawing."""
