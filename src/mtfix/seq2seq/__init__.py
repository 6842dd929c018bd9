"""The repair model: a span is pointed at, the model answers with operations on its characters, or with *keep*.

Importing this package loads neither torch nor transformers; `load` in `propose` does so on first use.
"""
