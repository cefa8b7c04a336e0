"""Adapter files in and out: key names, metadata, sidecars, and the check that the file written is the file trained."""
