"""Small widgets that the tabs and panels share."""
