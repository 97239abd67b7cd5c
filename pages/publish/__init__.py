"""What leaves the office: slides for a meeting."""
