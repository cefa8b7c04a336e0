"""The parts of putting an adapter on a base model for training; `engine/adapter.py` is what the engine uses."""
