"""Review to a SQLite file and back: documents, their readings, the reviewer's events."""
