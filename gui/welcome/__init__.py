"""The first start: what this computer is and can train, and setting up the engine that trains."""

from gui.welcome.dialog import WelcomeDialog
from gui.welcome.engine_dialog import EngineDialog
from gui.welcome.engine_setup import EngineSetup

__all__ = ["EngineDialog", "EngineSetup", "WelcomeDialog"]
