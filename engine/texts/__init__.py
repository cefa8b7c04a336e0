"""Training on texts: which text comes when, what of it is learned, what is held back; and what is written of it."""
