"""Accuracy figures from gold sets on disk: one module a gold set, and the floors below which a build fails."""
