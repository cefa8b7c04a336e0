"""The page Tools: LoRA files looked into, resized, combined, converted, extracted and merged."""

from gui.tools.page import ToolsPage

__all__ = ["ToolsPage"]
