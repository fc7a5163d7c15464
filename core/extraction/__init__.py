"""Document and Figures to Terms: one module an area; a rule is a small function with an example."""
