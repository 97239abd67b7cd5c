"""Communes ranked in two columns, for a slide: the rows of `ranking`, large enough to read from the last chair."""

from html import escape

from analytics.charts.ranking import Ranking, head, in_order, ranked_rows, sentence, share
from analytics.charts.style import Drawing

ONE_COLUMN = 10


def ranking_columns(lang: str, what: Ranking) -> Drawing:
    """One table up to ten rows, else two side by side with bars of one length."""
    rows = ranked_rows(lang, what)
    half = len(rows) if len(rows) <= ONE_COLUMN else -(-len(rows) // 2)
    parts = [rows[start : start + half] for start in range(0, len(rows), half)]
    classes = "ranking" + (" has-target" if what.target is not None else "")
    start = (
        f'<table class="{classes}" style="--target:{share(what, what.target):.4f}">'
        f'<caption class="unseen">{escape(what.title)}</caption>{head(lang, what)}'
    )
    tables = "".join(f"{start}<tbody>{''.join(part)}</tbody></table>" for part in parts)
    return Drawing(f'<div class="side-by-side">{tables}</div>', sentence(lang, what, in_order(what)))
