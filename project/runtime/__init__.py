"""The engine's own Python environment: for which machine, from which locked packages, how it is got, kept and started.

Standard library and this project alone, so that a packaged window can use it before there is an engine.
"""
