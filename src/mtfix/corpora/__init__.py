"""Reference corpora by name: local JSONL with pinned checksums, and the data sets of sacrebleu.

    corpora.rows("clean.dev")                    # a local corpus, row by row
    corpora.rows("some/folder/own.jsonl.gz")     # any file of JSON objects
    corpora.rows("sacrebleu:wmt23/de-en")        # downloaded and cached by sacrebleu
    corpora.rows("sacrebleu:wmt23/de-en/systems")

Every load verifies checksums; a corpus that is absent or another one raises `CorpusError`, so that no
benchmark is skipped without a word. Tests that may be skipped ask `available` first.
"""

from __future__ import annotations

from mtfix.corpora.corpus import Corpus
from mtfix.corpora.load import available, checksum, documents, load, names, pairs, rows

__all__ = ["Corpus", "available", "checksum", "documents", "load", "names", "pairs", "rows"]
