"""Taking a finished LoRA to the tools where pictures are made."""

from gui.export.page import ExportPage

__all__ = ["ExportPage"]
