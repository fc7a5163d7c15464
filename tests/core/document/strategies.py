"""Texts and pages that no filer would write, made of pieces that they all write."""

from __future__ import annotations

from hypothesis import strategies as st

_LINES = """\
<PAGE>
<TABLE>
<S>                   <C>       <C>
</TABLE>
      12
- 12 -
S-4
iv
RISK FACTORS
                            SELLING STOCKHOLDERS
Our Stock Is Thinly Traded
Section 4. Indemnification. The Company shall indemnify
(a) the holders, and
(i) others
2.4.1 Priority. The Company
      * a bullet
Name                  Shares    Percent
-------------------   -------   -------
Alder Fund (1)         1,000       5%
Birch and
  Cedar               $ 2,000     *
Revenue............   $ 1,234   $(0.12)
TABLE OF CONTENTS
Summary............................... 4
Name    Shares offered    Percent after
------    ------
REGISTRATION RIGHTS AGREEMENT
This Agreement is made and entered into as of May ___, 2002
Filed pursuant to Rule 424(b)(3)
PROSPECTUS. Securities and Exchange Commission. File No. 333-999417
We are registering 1,000 shares issuable upon conversion of 6 1/2% notes at $.40 per share
This is a long line of text that runs on and on and on and on until it meets
and goes on here.
U.S.
$1.1
trillion
No. 5. 6 days
forty-
five (45) days
Oct.
5, 2002. We
50/50 or 9 1/0%
Insofar as indemnification for liabilities is against public policy and unenforceable
""".splitlines()

lines = st.one_of(
    st.sampled_from([*_LINES, "", "   ", "\f", "\fWe", "\ue000 shares"]),
    st.text(alphabet=st.characters(codec="utf-8"), max_size=40),
)
texts = (st.lists(lines, max_size=5) | st.lists(lines, min_size=12, max_size=40)).map("\n".join)
"""Plain texts, many of them in the manner of filings."""

_TAGS = "p div table tr td th b u br span font hr li ul h1 center script style a".split()
_ELEMENTS = [
    '<td colspan="3">',
    "<td rowspan=2>",
    "<td colspan=²>",
    "<p style='page-break-before:always'>",
    "<hr style='page-break-after: always'>",
    "<div style='display:none'>",
    "<p hidden>",
    "<!--",
    "-->",
    "<![CDATA[",
    "<?xml?>",
    "&nbsp;",
    "&#8226;",
    "&#xE000;",
    "$",
    "(",
    ")%",
    "1,234",
    "*",
    "(1)",
]
_pieces = st.one_of(
    st.sampled_from([*(f"<{tag}>" for tag in _TAGS), *(f"</{tag}>" for tag in _TAGS), *_ELEMENTS]),
    lines,
    lines.map("<p>{}</p>".format),
    st.lists(lines, max_size=4).map(
        lambda cells: "<tr>" + "".join(f"<td>{cell}</td>" for cell in cells) + "</tr>"
    ),
)
pages = (st.lists(_pieces, max_size=8) | st.lists(_pieces, min_size=20, max_size=50)).map(
    lambda parts: "<html><body>" + "".join(parts)
)
"""Pages of HTML, most of them ill-formed."""

submissions = st.builds(
    lambda kind, body: f"<SEC-DOCUMENT>\n<DOCUMENT>\n<TYPE>{kind}\n<TEXT>\n{body}\n</TEXT>\n",
    st.sampled_from(["424B3", "8-K", "EX-10", "GRAPHIC", ""]),
    texts,
)

sources = st.one_of(
    texts.map(str.encode), pages.map(str.encode), submissions.map(str.encode), st.binary()
)
"""Bytes of any of these, or of nothing that has a name."""
