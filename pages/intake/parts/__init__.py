"""Parts of the intake pages only."""
