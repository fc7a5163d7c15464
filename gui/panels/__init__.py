"""What stands around the tabs: library, source, findings, memo preview."""
