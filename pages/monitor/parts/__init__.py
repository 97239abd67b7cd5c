"""What pages of figures are made of beside the parts all pages share."""
