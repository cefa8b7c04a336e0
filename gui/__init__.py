"""The screen: the desktop app in PySide6, which starts engines, follows run folders, and never imports torch."""
