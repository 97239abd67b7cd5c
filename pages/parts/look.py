"""How pages look: one sheet of styles, its colours from `analytics.charts.style`. No words, no figures."""

import streamlit as st

from analytics.charts.style import palette
from data.words import say

SHEET = """
[data-testid=stMainBlockContainer]{max-width:min(94vw,1500px);padding:4.2rem 1.5rem 2rem}
[data-testid=stMainBlockContainer]>[data-testid=stVerticalBlock]{gap:.8rem}
[data-testid=stColumn] [data-testid=stVerticalBlock]{gap:.35rem}
[data-testid=stHeader]{background:var(--ground);border-bottom:1px solid var(--line)}
body,.stApp{font-variant-numeric:tabular-nums lining-nums}
.stElementContainer:has(style),.stElementContainer:has(.page-end){display:none}
h1.lead{font-size:1.42rem;line-height:1.35;font-weight:600;letter-spacing:-.01em;margin:0;padding:.1rem 0;color:var(--ink);text-wrap:pretty}
h2.part{font-size:1.05rem;font-weight:600;margin:.6rem 0 0;padding:0;color:var(--ink)}
p.note,.note{font-size:.87rem;line-height:1.5;color:var(--muted);margin:0}
.cards{display:grid;grid-template-columns:repeat(4,minmax(0,1fr));gap:.8rem}
.card{position:relative;border:1px solid var(--line);border-radius:8px;background:var(--card);padding:.75rem .95rem .7rem;display:flex;flex-direction:column;gap:.12rem;min-width:0}
.card .name{font-size:.87rem;font-weight:500;color:var(--muted);padding-right:1.3rem}
.card .row{display:flex;align-items:flex-end;justify-content:space-between;gap:.6rem}
.card .figure{font-size:2rem;line-height:1.15;font-weight:600;color:var(--ink);white-space:nowrap}
.card .spark{width:96px;height:34px;flex:0 1 96px;min-width:0;object-fit:contain;object-position:right}
.card .of{font-size:.87rem;color:var(--ink)}
.card .change{font-size:.87rem;font-weight:500;color:var(--muted)}
.card .change.good{color:var(--data)} .card .change.bad{color:var(--look)}
.card .asof{font-size:.8rem;color:var(--muted);margin-top:auto;padding-top:.2rem}
details.why{position:absolute;top:.45rem;right:.5rem}
details.why>summary{list-style:none;cursor:pointer;width:1.45rem;height:1.45rem;border-radius:50%;border:1px solid var(--line);color:var(--muted);font-size:.8rem;display:grid;place-items:center;background:var(--card)}
details.why>summary::-webkit-details-marker{display:none}
details.why>summary:hover,details.why[open]>summary{color:var(--data);border-color:var(--data)}
details.why>summary:focus-visible{outline:2px solid var(--data);outline-offset:2px}
details.why>div{position:absolute;right:0;top:1.9rem;z-index:30;width:min(22rem,78vw);background:var(--card);border:1px solid var(--line);border-radius:8px;box-shadow:0 8px 28px rgba(0,0,0,.18);padding:.8rem .95rem;font-size:.87rem;line-height:1.5;color:var(--ink)}
details.why>div p{margin:0 0 .45rem} details.why>div p:last-child{margin:0}
.stHtml:has(details[open]),.stElementContainer:has(details[open]){z-index:40;position:relative;overflow:visible}
.strip{border-left:3px solid var(--look);background:var(--card);padding:.5rem .8rem;font-size:.9rem;line-height:1.5;color:var(--ink);border-radius:0 6px 6px 0}
.strip.sample{border-left-color:var(--data)} .strip.wrong{border-left-color:var(--bad)}
.strip ul{margin:.2rem 0 0;padding-left:1.1rem}
.split{display:flex;height:12px;border-radius:4px;overflow:hidden;gap:2px;margin:.3rem 0 .5rem}
.split i{display:block;min-width:2px}
.legend{display:flex;flex-wrap:wrap;gap:.25rem 1.1rem;font-size:.87rem;color:var(--ink)}
.legend b{font-weight:600} .legend i{display:inline-block;width:.7rem;height:.7rem;border-radius:2px;margin-right:.4rem}
table.plain{border-collapse:collapse;width:100%;font-size:.9rem}
table.plain th{text-align:left;font-weight:500;color:var(--muted);border-bottom:1px solid var(--line);padding:.3rem .6rem .3rem 0;vertical-align:bottom}
table.plain td{border-bottom:1px solid var(--line);padding:.35rem .6rem .35rem 0;vertical-align:top;color:var(--ink)}
table.plain .num{text-align:right;white-space:nowrap}
.scroll{overflow-x:auto}
.stHtml dl.facts{display:grid;grid-template-columns:max-content minmax(0,1fr);gap:.25rem 1rem;margin:0!important;padding:0!important;font-size:.9rem;color:var(--ink)}
.stHtml dl.facts dt{color:var(--muted)} .stHtml dl.facts dd,.stHtml dl.facts dt{margin:0;padding:0;font-weight:400}
ol.steps{margin:0;padding:0;list-style:none;counter-reset:s;display:grid;grid-template-columns:repeat(3,minmax(0,1fr));gap:.8rem}
ol.steps li{counter-increment:s;border:1px solid var(--line);border-radius:8px;background:var(--card);padding:.9rem 1rem;font-size:.9rem;line-height:1.5;color:var(--muted);margin:0}
ol.steps li::before{content:counter(s);font-weight:600;color:var(--data);font-size:1.2rem}
ol.steps b{display:block;color:var(--ink);font-size:1rem}
.hours{display:flex;gap:3px;align-items:flex-end;height:96px;max-width:760px}
.hours div{flex:1;display:flex;flex-direction:column;align-items:center;min-width:0}
.hours i{display:block;width:100%;background:var(--data);border-radius:2px 2px 0 0;min-height:1px}
.hours span{font-size:.7rem;color:var(--muted)}
.st-key-language{position:fixed;top:.72rem;right:1rem;z-index:999991;width:auto}
.st-key-language button{min-height:1.9rem;padding:.1rem .6rem}
.st-key-scope{gap:.6rem;align-items:flex-end;border-bottom:1px solid var(--line);padding-bottom:.7rem}
.st-key-scope-hidden{display:none}
[data-testid=stDateInputQuickSelect],[data-testid=InputInstructions],[data-testid=stElementToolbar]{display:none}
[data-testid=stFileUploaderDropzone]{min-height:5.5rem;align-items:center}
[data-testid=stFileUploaderDropzone] button p{font-size:0}
[data-testid=stFileUploaderDropzone] button p::after{content:var(--choose);font-size:.95rem}
[data-testid=stFileUploaderDropzoneInstructions] span{font-size:0}
[data-testid=stFileUploaderDropzoneInstructions] span::after{content:var(--drop);font-size:.87rem}
@media (max-width:760px){
 [data-testid=stMainBlockContainer]{padding:4rem .9rem 1.5rem;max-width:100vw}
 h1.lead{font-size:1.22rem}
 ol.steps{grid-template-columns:1fr}
 .cards{grid-template-columns:repeat(2,minmax(0,1fr));gap:.55rem}
 .card{padding:.6rem .65rem}
 .card .figure{font-size:1.5rem}
 .st-key-preset [data-testid=stWidgetLabel],.st-key-communes [data-testid=stWidgetLabel]{display:none}
 .st-key-communes,.st-key-communes>div{width:100%!important}
 .st-key-since,.st-key-until{flex:1 1 40%!important}
 .st-key-since>div,.st-key-until>div{width:100%!important}
 .card .row{flex-direction:column;align-items:flex-start;gap:.1rem}
 .card .spark{width:100%;height:26px;flex-basis:26px;object-position:left}
 .cards .card:nth-child(odd) details.why>div{right:auto;left:-7.5rem}
}
@media print{[data-testid=stHeader],.st-key-scope,.stDownloadButton{display:none}}
"""


def dress(theme: str, lang: str) -> None:
    """Put the sheet on the page with the colours of `theme`. The uploader's own words cannot be set but here."""
    colours = palette(theme)
    names = ("ink", "muted", "line", "ground", "card", "data", "data_soft", "look", "grey", "bad")
    variables = "".join(f"--{name.replace('_', '-')}:{getattr(colours, name)};" for name in names)
    choose, drop = say(lang, "Choose files"), say(lang, "or drop them here; up to 100 MB each")
    variables += f'--choose:"{choose}";--drop:"{drop}";'
    st.html(f"<style>:root{{{variables}}}{SHEET}</style>")
