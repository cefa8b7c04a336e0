"""Brings pictures into the project's folder in the background."""

from project.exchange import Brought as Added
from project.exchange import bring as copy_in

__all__ = ["Added", "copy_in"]
