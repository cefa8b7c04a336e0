"""The errors that a user sees, each as one readable line."""


class AtelierError(Exception):
    """Something that the user should know: one line that says what is wrong and what to do.

    `exit_code` is what the shell commands return when they end with this error.
    """

    exit_code: int = 1


class BadInput(AtelierError):
    """An argument, a config, a folder or a file that cannot be used as it is."""

    exit_code = 2


class JobFailed(AtelierError):
    """A job that began with good input and could not be finished."""

    exit_code = 1


class Cancelled(AtelierError):
    """The person stopped a job; what it has so far is kept for the next try."""
