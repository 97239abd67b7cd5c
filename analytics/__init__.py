"""Figures come out: every question the campaign answers, as plain functions of a snapshot and a scope.

It reads no file and no clock, keeps nothing, and shows nothing: pages, letters and the command line print
what it returns.
"""
