"""Parts that only the pages of this folder share."""
