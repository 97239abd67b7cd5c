"""Files come in: reading, checking and keeping what offices send. Computes no figure and shows nothing."""
