"""The studio: the toolkit in a browser, a Flask app over the engine's public names; its pages are still to come."""
