"""Qt item models over the types of core."""
