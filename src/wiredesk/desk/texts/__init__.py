"""The desk's own texts: a story as its editors left it, and the article that goes out."""
