"""Numbers to Derivation: pure functions over Decimal, int and date that show their work."""
