"""The least that Streamlit does for a click, as a floor to compare with: something to click on, and one line."""

import streamlit as st

picked = st.segmented_control("Period", ["a", "b", "c"], key="preset")
st.write(f"Hello {picked}")
