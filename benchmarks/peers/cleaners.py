"""ftfy (encoding) and the detokeniser of Moses as sacremoses ports it."""

from __future__ import annotations

from benchmarks.peers.peer import Peer, Repairer, by_line


def _ftfy() -> Repairer:
    import ftfy

    # Left on, it turns every curly quotation mark straight: all of a clean text would count as harmed.
    config = ftfy.TextFixerConfig(uncurl_quotes=False)
    return lambda texts: [ftfy.fix_text(text, config) for text in texts]


def _sacremoses() -> Repairer:
    from sacremoses import MosesDetokenizer

    detokenizer = MosesDetokenizer(lang="en")
    return by_line(lambda line: str(detokenizer.detokenize(line.split())))


FTFY = Peer("ftfy", ("ftfy",), "Apache-2.0", "each text as a whole, quotation marks left curly", _ftfy)
SACREMOSES = Peer("sacremoses", ("sacremoses",), "MIT", "detokenisation of each line, blind", _sacremoses)
