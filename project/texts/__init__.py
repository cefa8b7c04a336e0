"""Texts that a language model learns: reading and changing them, and what of them is learned, without torch."""
