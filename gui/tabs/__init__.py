"""The four tabs, each made for what it holds."""
