"""From a sheet of text to plain records: where a table is, what its columns are, which commune a row is of."""
