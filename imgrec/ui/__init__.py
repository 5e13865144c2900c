"""All that knows Streamlit and is shared by the pages: frame, menu, state, picker, texts."""
