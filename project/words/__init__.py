"""Captions as words: style, edits on many at once, filters, counts, tag lists, tokens, and the history on disk."""
