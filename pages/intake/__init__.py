"""Pages where files come in and are taken back. They ask `data.intake`; they read no file themselves."""
