"""The five plans of this repository against their sources; run only where those plans are available."""
