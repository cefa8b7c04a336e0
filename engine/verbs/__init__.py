"""Verbs of the shell that have a file of their own: each module adds its parsers and names what they do."""
