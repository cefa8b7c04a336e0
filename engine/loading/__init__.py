"""A base model's parts, loaded from a folder or from one file, never from the network."""

from engine.loading.parts import Parts as Parts
from engine.loading.parts import load_parts as load_parts
