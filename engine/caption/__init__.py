"""Captions by model: pictures in, words out, by whatever model lies there."""

from engine.caption.base import Captioner, Context, Made, Staged, Tell

__all__ = ["Captioner", "Context", "Made", "Staged", "Tell"]
