"""Takes the adapter of a language model to the programs that answer with it."""
