"""The dialog in which a base model or a VAE is chosen; pages share it."""

from gui.model_picker.dialog import ModelPicker as ModelPicker
from gui.model_picker.rows import Row as Row
from gui.model_picker.rows import summary as summary
