"""The five plans of this repository against their sources; run where those plans are."""
