"""Bytes to Document: one reader a format, one structure for all of them."""
