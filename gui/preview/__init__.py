"""The preview panel: pictures with the LoRA at any strength, beside the same without it."""

from gui.preview.panel import PreviewPanel

__all__ = ["PreviewPanel"]
