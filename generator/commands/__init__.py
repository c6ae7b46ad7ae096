"""The commands: parsed arguments in, files written and lines printed, the exit code out. One module a command."""
