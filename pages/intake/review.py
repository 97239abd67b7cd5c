"""Review: the venues that need a look, side by side with the reason; what is done about them, and undone."""

from collections import Counter
from html import escape
from urllib.parse import quote
from zlib import crc32

import streamlit as st

from data.communes import communes, name_of
from data.reviewing.review import FIELDS, KINDS, Finding, Review, review
from data.reviewing.seen import Seen
from pages.intake.parts.acts_list import acts_list
from pages.intake.parts.review_acts import finding_acts, opened
from pages.intake.parts.review_list import list_button
from pages.intake.parts.review_missing import missing_part
from pages.parts.cards import lead, note, strip
from pages.parts.kept import kept
from pages.parts.session import View, now_showing

ON_A_PAGE = 10
OUTSIDE = "outside"


def show(view: View) -> None:
    """One sentence, the filters, the findings, what was done."""
    found = kept((view.home, view.snapshot.version, "review"), lambda: review(view.snapshot))
    if not found.venues:
        lead(view.say("No register has been loaded yet, so there is nothing to review."))
        st.page_link(view.pages["upload"], label=view.say("Load files"), query_params={"lang": view.lang})
        return
    lead(sentence(view, found))
    if word := st.session_state.pop("told", None):
        strip([word], "sample")
        st.toast(word, duration="long")
    if found.hardly_any:
        fields = ", ".join(view.say(FIELDS[name]) for name in found.hardly_any)
        note(view.say("Hardly any venue has these, so they are not looked for: {fields}.", fields=fields))
    if found.findings:
        shown = filtered(view, found)
        listed(view, found, shown)
    acts_list(view)


def sentence(view: View, found: Review) -> str:
    """How many venues need a look, and where."""
    venues = {key for one in found.findings for key in one.venues if found.venues[key].registered}
    places = {code for one in found.findings for code in one.communes}
    codes = sum(one.kind == "outside" for one in found.findings)
    if not found.findings:
        return view.say("No venue needs a look just now.")
    outside = view.plural("{n} scanned code is not registered", "{n} scanned codes are not registered", codes)
    if not venues:
        return view.say("{codes}; nothing else needs a look.", codes=outside)
    first = view.plural("{n} venue needs a look", "{n} venues need a look", len(venues))
    where = view.plural("in {n} commune", "in {n} communes", len(places))
    return f"{first} {where}; {outside}." if codes else f"{first} {where}."


def filtered(view: View, found: Review) -> list[Finding]:
    """The findings of the commune and kind that are chosen; both stand in the URL."""
    counts = Counter(code for one in found.findings for code in one.communes or (OUTSIDE,))
    codes = ["all", *(one.code for one in communes() if counts[one.code]), *([OUTSIDE] if counts[OUTSIDE] else [])]
    asked = st.query_params.get("commune", "all"), st.query_params.get("kind")
    with st.container(horizontal=True, vertical_alignment="bottom", key="review-tools"):
        commune = st.selectbox(
            view.say("Commune"),
            codes,
            codes.index(asked[0]) if asked[0] in codes else 0,
            format_func=lambda code: place(view, code, counts),
            key="review-commune",
            width=240,
        )
        here = [one for one in found.findings if commune == "all" or commune in (one.communes or (OUTSIDE,))]
        kinds = Counter(one.kind for one in here)
        kind = st.pills(
            view.say("What"),
            [name for name in KINDS if kinds[name]],
            default=asked[1] if kinds[asked[1] or ""] else None,
            format_func=lambda name: f"{view.say(KINDS[name][0])} · {view.number(kinds[name])}",
            key="review-kind",
            wrap=True,
        )
        list_button(view, found, here, None if commune in ("all", OUTSIDE) else commune)
    address("commune", commune)
    address("kind", kind)
    return [one for one in here if kind is None or one.kind == kind]


def address(name: str, value: str | None) -> None:
    """Put it into the URL when it is not there yet: every writing is a message to the browser."""
    if value and st.query_params.get(name) != value:
        st.query_params[name] = value
    elif not value and name in st.query_params:
        del st.query_params[name]


def place(view: View, code: str, counts: Counter[str]) -> str:
    """A commune and how many findings it has."""
    if code == "all":
        return view.say("Whole district")
    name = view.say("No commune known") if code == OUTSIDE else name_of(code)
    return f"{name} · {view.number(counts[code])}"


def listed(view: View, found: Review, findings: list[Finding]) -> None:
    """One page of findings, then missing fields in one table."""
    lacking = [one for one in findings if one.kind == "missing"]
    findings = [one for one in findings if one.kind != "missing"]
    pages = max(1, -(-len(findings) // ON_A_PAGE))
    at = min(st.session_state.get("review-page") or 1, pages)
    for finding in findings[(at - 1) * ON_A_PAGE : at * ON_A_PAGE]:
        one_finding(view, found, finding)
    if pages > 1:
        st.pagination(pages, key="review-page")
    if lacking:
        missing_part(view, found, lacking)


def one_finding(view: View, found: Review, finding: Finding) -> None:
    """Why, the venues side by side, and what can be done once it is opened."""
    mark = f"{crc32(finding.key.encode()):08x}"
    with st.container(border=True, key=f"finding-{mark}", gap="small"):
        why = " ".join(reason.message(view.lang) for reason in finding.reasons)
        kind = view.say(KINDS[finding.kind][0])
        blocks = "".join(block(view, found.venues[key]) for key in finding.venues)
        st.html(
            f'<div class="finding"><p><b>{escape(kind)}</b> {escape(why)}</p><div class="venues">{blocks}</div></div>'
        )
        if st.session_state.get("review-open") == finding.key:
            finding_acts(view, found, finding)
        else:
            st.button(view.say("Do something about it…"), key=f"open-{mark}", on_click=opened, args=(finding.key,))


def block(view: View, one: Seen) -> str:
    """One venue: code and name, where it is, what is known of it, and which row says so."""
    title = " ".join(filter(None, (one.code or view.say("no code"), one.name)))
    link = f'<a href="venue?venue={quote(one.venue)}&lang={view.lang}" target="_self">{escape(title)}</a>'
    lines = [link if one.registered else f"<b>{escape(title)}</b>"]
    if one.registered:
        address = one.address or view.say("no address")
        lines.append(escape(f"{address} · {name_of(one.commune or '')}"))
        since = view.day(one.registered_on) if one.registered_on else view.say("no date")
        facts = [one.type or view.say("no type"), view.say("registered {day}", day=since)]
        facts.append(one.masked or view.say("no phone"))
        lines.append(escape(" · ".join(facts)))
    scans = view.plural("{n} scan", "{n} scans", one.scans)
    last = view.say("the last on {day}", day=view.day(one.last_scan)) if one.last_scan else ""
    lines.append(escape(", ".join(filter(None, (scans, last)))))
    lines.append(f'<span class="note">{escape(source(view, one))}</span>')
    return f"<div>{'<br>'.join(lines)}</div>"


def source(view: View, one: Seen) -> str:
    """File, sheet and row, as far as they are known."""
    if one.row is None:
        return one.file or ""
    return view.say("{file}, sheet “{sheet}”, row {row}", file=one.file or "–", sheet=one.sheet or "–", row=one.row)


show(now_showing.get())
