"""The tests, in the rooms that they test; `python3 -m tests` runs them all."""
