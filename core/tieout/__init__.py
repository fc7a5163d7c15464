"""Document, Figures and Terms to Findings: small named checks, each registered by its id."""
