import streamlit as st
st.set_page_config(page_title="x", layout="wide")
st.date_input("since", value=__import__("datetime").date(2021,9,15), key="since", bind="query-params", format="DD/MM/YYYY")
st.multiselect("communes", ["15187","15190"], key="communes", bind="query-params")
import sys
st.write("Tiếng Việt đầy đủ", dict(st.context.theme), sys.path[:3], __name__)
st.button("ok")
