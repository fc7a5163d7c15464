"""The domain in types: what a reviewer reads in an offering or an agreement, each value cited."""
