"""What the intake pages need to look like beside the sheet of all pages: links as buttons, a summary that stacks."""

import streamlit as st

SHEET = """
.st-key-after-commit a{border:1px solid var(--data);border-radius:8px;padding:.4rem .9rem}
.st-key-after-commit a p{color:var(--data);font-weight:600}
button[kind=tertiary]{text-decoration:underline;text-underline-offset:.2em;color:var(--data)}
table.batch{width:auto;min-width:min(100%,60rem)}
table.batch td.num{min-width:0!important}
@media (max-width:760px){
 table.batch,table.batch tbody,table.batch tr{display:block;min-width:0;width:100%}
 table.batch tr:first-child{display:none}
 table.batch tr{border-bottom:1px solid var(--line);padding:.4rem 0}
 table.batch tr td{display:flex;justify-content:space-between;gap:1rem;border:0;padding:.12rem 0;text-align:right;
 min-width:0!important}
 table.batch tr td:first-child{display:block;text-align:left}
 table.batch tr td:first-child::before{display:none}
 table.batch td[data-head]::before{content:attr(data-head);color:var(--muted);font-weight:400;flex:none}
}
"""


def look() -> None:
    """Put it on the page."""
    st.html(f"<style>{SHEET}</style>")
