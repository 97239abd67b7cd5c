"""From the bytes of a file to rows of text: what `guard`, `workbook` and `delimited` are made of. It judges no row."""
