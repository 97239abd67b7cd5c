"""Frames in, Plotly figures out, each with a sentence for those who cannot see it.

Asks nothing of a snapshot.
"""
