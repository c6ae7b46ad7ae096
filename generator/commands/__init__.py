"""Commands: takes parsed arguments; returns the exit code, with files written and lines printed. One module a command."""
