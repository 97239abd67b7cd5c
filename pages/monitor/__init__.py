"""Pages that show figures. They ask `analytics` and print; they change nothing."""
