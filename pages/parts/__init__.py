"""What pages share: the view of one run, the look, cards, tables, downloads. Knows no page."""
