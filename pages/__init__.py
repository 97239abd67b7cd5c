"""People look and publish: what a browser shows. Decides no figure; everything here can be had without it."""
