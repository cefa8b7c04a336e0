"""What the panels share in which a LoRA is tried out: which one, how strongly, and the engine that answers."""
