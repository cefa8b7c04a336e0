"""Masks by model: what in a picture is the subject, by whatever model lies there."""
