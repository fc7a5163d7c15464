"""The rule book of the offering, which the modules beside it write into."""

from __future__ import annotations

from core.extraction.rule import RuleBook

RULES = RuleBook("offering")
rule = RULES.rule
