"""What stands between a browser and the pages: ASGI only, no Streamlit in it."""
