"""The instruments at the left, the chosen one's terms and what does not recompute at the right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout

from core.terms.cited import Cited
from core.terms.terms import Area
from core.tieout.finding import Verdict
from gui.models.conversion_curve import curve_of
from gui.models.security_rows import SUM, security_rows
from gui.tabs.tab import Tab, quiet
from gui.widgets.card_chooser import CardChooser
from gui.widgets.conversion_chart import ConversionChart
from gui.widgets.finding_box import FindingBox
from gui.widgets.hair_splitter import HairSplitter
from gui.widgets.scrolling import ScrollPage, clear

if TYPE_CHECKING:
    from core.tieout.finding import Finding
    from gui.desk import Desk
    from gui.open_review import OpenReview
    from gui.theme import Theme

_NONE = "No securities were found in this document."
_TIES = {Verdict.TIES, Verdict.ROUNDS}


class SecuritiesTab(Tab):
    """Each instrument with its terms, its formula in words and its check."""

    title = "Securities"
    areas = (Area.SECURITIES,)

    def __init__(self, desk: Desk, theme: Theme) -> None:
        super().__init__(desk, theme)
        self.chooser = CardChooser(desk, theme, Area.SECURITIES, "Securities")
        self._lead = quiet()
        self._boxes = QVBoxLayout()
        self._boxes.setSpacing(8)
        self._ties = quiet()
        self._chart_title = quiet("Shares on conversion against the conversion price")
        self._chart = ConversionChart(theme)
        self._lay_out()
        self.chooser.card_changed.connect(self._on_card_changed)

    def count(self, work: OpenReview) -> int | None:
        """The number of instruments."""
        return len(work.review.terms.securities)

    def fill(self, work: OpenReview, *, is_new: bool) -> None:
        """See `Tab`."""
        has_any = bool(work.review.terms.securities)
        self._lead.setText("Registered or offered" if has_any else _NONE)
        self.chooser.fill(work, security_rows(work), is_new=is_new)

    def _lay_out(self) -> None:
        left = ScrollPage("Securities")
        left.column.setContentsMargins(12, 12, 2, 8)
        self._lead.setContentsMargins(10, 0, 0, 4)
        left.column.addWidget(self._lead)
        left.column.addWidget(self.chooser.list)
        left.column.addStretch(1)
        right = ScrollPage("Terms of the security")
        right.column.setContentsMargins(2, 10, 12, 16)
        self.chooser.title.setContentsMargins(8, 0, 8, 6)
        right.column.addWidget(self.chooser.title)
        right.column.addWidget(self.chooser.card)
        right.column.addSpacing(10)
        right.column.addLayout(self._boxes)
        self._ties.setContentsMargins(8, 8, 8, 0)
        right.column.addWidget(self._ties)
        self._chart_title.setContentsMargins(8, 14, 8, 0)
        right.column.addWidget(self._chart_title)
        right.column.addWidget(self._chart)
        right.column.addStretch(1)
        self.column.addWidget(HairSplitter(self.theme, left, right, (36, 64)))

    def _on_card_changed(self) -> None:
        work = self.desk.work
        clear(self._boxes)
        if work is None:
            return
        findings = self._findings(work)
        for finding in findings:
            if finding.verdict not in _TIES:
                self._boxes.addWidget(self._box(work, finding))
        ties = sum(finding.verdict in _TIES for finding in findings)
        relations = (
            "relation of these figures recomputes"
            if ties == 1
            else "relations of these figures recompute"
        )
        curve = curve_of(findings)
        self._chart.show_curve(curve)
        self._chart_title.setVisible(curve is not None)
        self._ties.setVisible(bool(ties))
        self._ties.setText(f"{ties} {relations}" if ties else "")

    def _box(self, work: OpenReview, finding: Finding) -> FindingBox:
        decided = work.review.judgement(finding.path).is_decided
        words = work.standing(finding.path).words if decided else ""
        box = FindingBox(finding, self.theme, words)
        box.chosen.connect(self.desk.select)
        return box

    def _findings(self, work: OpenReview) -> list[Finding]:
        """The findings about the security in hand, those that break first.

        The sum of all tranches is not about one of them; it stands with the total.
        """
        unique: dict[str, Finding] = {}
        for entry in self.chooser.entries(work):
            if isinstance(entry.term, Cited):
                for finding in work.findings_on(entry.path):
                    if finding.check != SUM:
                        unique.setdefault(finding.path, finding)
        return sorted(unique.values(), key=lambda f: f.verdict is not Verdict.BREAKS)
