"""Figures as documents. Every figure is given or asked of `analytics`; nothing is computed here."""
