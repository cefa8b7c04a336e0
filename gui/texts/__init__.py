"""The Dataset page of a project of texts: a table of rows, a pane for one of them, and what is wrong with them."""

from gui.texts.page import TextsPage as TextsPage
