"""The four tabs on one card, with their counts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QStackedWidget, QTabBar, QVBoxLayout

from gui.tabs.indemnification import IndemnificationTab
from gui.tabs.offerings import OfferingsTab
from gui.tabs.risk_factors import RiskFactorsTab
from gui.tabs.securities import SecuritiesTab
from gui.widgets.card import hairline
from gui.widgets.painting import CENTRE

if TYPE_CHECKING:
    from gui.desk import Desk
    from gui.open_review import OpenReview
    from gui.tabs.tab import Tab
    from gui.theme import Theme

_KINDS = (OfferingsTab, SecuritiesTab, RiskFactorsTab, IndemnificationTab)


class TabStrip(QTabBar):
    """Titles with their counts; the one in view underlined in the accent."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._counts: dict[int, str] = {}
        self._pad = theme.px(32)
        self.setAccessibleName("Tabs")
        self.setObjectName("strip")
        self.setDrawBase(False)
        self.setExpanding(False)
        self.setUsesScrollButtons(True)
        self.setElideMode(Qt.TextElideMode.ElideNone)
        theme.changed.connect(self._on_theme_changed)

    def set_count(self, at: int, title: str, count: int | None) -> None:
        """Write a tab's title with its count."""
        self._counts[at] = "" if count is None else f"{count:,}"
        self.setTabText(at, title if count is None else f"{title} {count:,}")

    def tabSizeHint(self, index: int) -> QSize:
        """As wide as title and count."""
        metrics = QFontMetrics(self._theme.font(13, QFont.Weight.DemiBold))
        return QSize(metrics.horizontalAdvance(self.tabText(index)) + self._pad, self._theme.px(40))

    def minimumTabSizeHint(self, index: int) -> QSize:
        """Never cut."""
        return self.tabSizeHint(index)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stand closer where there is little room."""
        super().resizeEvent(event)
        metrics = QFontMetrics(self._theme.font(13, QFont.Weight.DemiBold))
        titles = sum(metrics.horizontalAdvance(self.tabText(at)) for at in range(self.count()))
        px = self._theme.px
        room = (self.width() - px(8) - titles) // max(self.count(), 1)
        pad = min(max(room, px(10)), px(32))
        if pad != self._pad:
            self._pad = pad
            self._lay_out_anew()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint titles, counts and the underline."""
        painter = QPainter(self)
        for at in range(self.count()):
            self._paint_tab(painter, at, self.tabRect(at))
        painter.end()

    def _paint_tab(self, painter: QPainter, at: int, place: QRect) -> None:
        theme = self._theme
        current = at == self.currentIndex()
        weight = QFont.Weight.DemiBold if current else QFont.Weight.Normal
        count = self._counts.get(at, "")
        title = self.tabText(at).removesuffix(count).rstrip()
        painter.setFont(theme.font(13, weight))
        title_width = painter.fontMetrics().horizontalAdvance(title)
        count_width = painter.fontMetrics().horizontalAdvance(f" {count}") if count else 0
        left = place.left() + (place.width() - title_width - count_width) // 2
        painter.setPen(theme.colour("accent" if current else "text"))
        room = QRect(left, place.top(), title_width + 2, place.height())
        painter.drawText(room, CENTRE, title)
        painter.setFont(theme.font(13))
        painter.setPen(theme.colour("secondary"))
        room = QRect(left + title_width, place.top(), count_width + 4, place.height())
        painter.drawText(room, CENTRE, count)
        if current:
            line = QRect(place.left() + 2, place.bottom() - 1, place.width() - 4, 2)
            painter.fillRect(line, theme.colour("accent"))
            if self.hasFocus():
                painter.setPen(theme.colour("accent"))
                painter.drawRoundedRect(place.adjusted(4, 5, -4, -6), 5, 5)

    def _on_theme_changed(self) -> None:
        self._pad = self._theme.px(32)
        self._lay_out_anew()

    def _lay_out_anew(self) -> None:
        self.updateGeometry()
        for at in range(self.count()):
            self.setTabText(at, self.tabText(at))  # makes Qt measure the tabs again


class WorkTabs(QFrame):
    """Brings the tab of whatever is in hand to the front."""

    def __init__(self, desk: Desk, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("card")
        self.setAccessibleName("Review")
        self._desk = desk
        self.strip = TabStrip(theme)
        self._stack = QStackedWidget()
        # before the tabs hear of it: a tab must be in view to follow
        desk.selection_changed.connect(self._on_selection_changed)
        self.tabs: tuple[Tab, ...] = tuple(kind(desk, theme) for kind in _KINDS)
        for tab in self.tabs:
            self.strip.addTab(tab.title)
            self._stack.addWidget(tab)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 6)
        column.setSpacing(0)
        column.addWidget(self.strip)
        column.addWidget(hairline())
        column.addWidget(self._stack, 1)
        self.strip.currentChanged.connect(self._stack.setCurrentIndex)
        self.strip.tabBarClicked.connect(lambda at: self.show_tab(at) if at >= 0 else None)
        desk.review_opened.connect(self._on_opened)
        desk.review_changed.connect(self._count)

    def show_tab(self, at: int) -> None:
        """Bring a tab to the front and give its content the keys."""
        self.strip.setCurrentIndex(at)
        self._leave_hand()
        self.give_keys()

    @property
    def current(self) -> Tab:
        """The tab in view."""
        return self.tabs[self.strip.currentIndex()]

    def give_keys(self) -> None:
        """Let the content of the tab in view have the keys."""
        tab = self.current
        views = tab.findChildren(QAbstractItemView)
        visible = [view for view in views if view.isVisible() and view.model().rowCount()]
        places = {view: view.mapTo(tab, QPoint(0, 0)) for view in visible}
        visible.sort(key=lambda view: (places[view].x(), places[view].y()))
        (visible[0] if visible else self.strip).setFocus()

    def _leave_hand(self) -> None:
        """Take nothing of another tab along when a person changes tabs."""
        if not self.current.holds(self._desk.selected):
            self._desk.let_go()

    def _on_opened(self, work: OpenReview) -> None:
        self._count(work)
        is_agreement = work.document.kind.is_agreement and work.review.terms.offering is None
        self.strip.setCurrentIndex(len(self.tabs) - 1 if is_agreement else 0)

    def _count(self, work: OpenReview) -> None:
        for at, tab in enumerate(self.tabs):
            self.strip.set_count(at, tab.title, tab.count(work))

    def _on_selection_changed(self, path: str) -> None:
        for at, tab in enumerate(self.tabs):
            if tab.holds(path):
                self.strip.setCurrentIndex(at)
                tab.catch_up()
