"""Document to Figures: every amount, count, rate, date and period, read once, typed and placed."""
