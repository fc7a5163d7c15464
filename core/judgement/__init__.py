"""Terms and Findings to Review: the reviewer's events, appended, and what they fold to."""
