"""The one exception for a run that cannot proceed; its message (Japanese) says what to do."""


class CannotRunError(Exception):
    """The run cannot go on (no plans, no template, no disk); shown as one line, exit code 2."""
