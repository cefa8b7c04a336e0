"""The panel beside every page of a project of texts: a chat with its LoRA, and the answers to its test questions."""

from gui.chat.panel import ChatPanel

__all__ = ["ChatPanel"]
