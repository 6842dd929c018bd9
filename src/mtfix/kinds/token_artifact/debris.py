"""Marks that only a tokenizer or a model writes: subword joints, control tokens, escaped brackets, torn clitics."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from mtfix.kinds.plan import Plan, cut, swap
from mtfix.model import Edit
from mtfix.text import Document

_BPE = re.compile(r"(?<=[\w’'-])@@(?: (?=\S)|(?=\s|$))|(?<=\s)@@(?=\w)")
_JOINT = re.compile(r"(?<=\w) ?@([-–,.:/])@ ?(?=\w)")
_QUOTED_WORD = re.compile(r"[\"“`]\w{1,20}$")
_QUOTED_REST = re.compile(r"(?:\w{1,20}@@ ){0,4}\w{0,20}[\"”`]")
_PIECE_NAMED = re.compile(
    r"\b(?:symbols?|characters?|marks?|signs?|uses?|writes?|with|as) ▁|▁ (?:\(|stands|marks|means|for\b)"
)
_PIECE = re.compile(r"▁+")
_BLOCKS = "▀▂▃▄▅▆▇█▌▐░▒▓■▁"
# "What⁇" is a mark of its author; the sign for the unknown stands alone.
_LOST = re.compile(r"<unk>|<UNK>|&lt;unk&gt;|\[UNK\]|<mask>|\[MASK\]|<extra_id_\d{1,2}>|(?<![?!⁇\w])⁇(?![?!⁇])")
_LOST_TRIGGERS = ("⁇", "unk", "UNK", "mask>", "MASK", "extra_id")
_CONTROL = re.compile(
    r"<pad>|<\|?(?:endoftext|im_end|im_start|eot_id|begin_of_text)\|?>|<eos>|<bos>|</s>|<s> |<s>(?=[A-Z])"
    r"|<\|[a-z_0-9.]{2,24}\|>|<｜[A-Za-z▁ ]{2,40}｜>|\[/?INST\]|<</?SYS>>"
    r"|<(?:start|end)_of_turn>(?:(?:model|user)(?=\n))?"
    r"|\[(?:CLS|SEP|PAD|EOS|BOS)\]"
    r"|__(?:(?!eq|ne|lt|le|gt|ge|or)[a-z]{2}(?:_[A-Z]{2})?|ast|ceb|ilo|nso)__(?![(\w])|<2[a-z]{2}>|>>[a-z]{2,3}<<"
)
_LANG = re.compile(r"(?<!\w)\[?(?:[a-z]{2}_XX|[a-z]{3}_(?:Latn|Cyrl|Arab|Hans|Hant|Deva))\]?(?!\w)")
_LANGS = ("_XX", "_Latn", "_Cyrl", "_Arab", "_Han", "_Deva")
_PTB = re.compile(r"-(?P<left>LRB|LSB|LCB|lrb|lsb)-(?: |(?=\S)|$)|(?: |(?<=\S)|^)-(?P<right>RRB|RSB|RCB|rrb|rsb)-")
_PTB_CHARS = {"lrb": "(", "lsb": "[", "lcb": "{", "rrb": ")", "rsb": "]", "rcb": "}"}
_LATEX = re.compile(r"(?P<open>(?<!`)``(?!`) ?(?=[\w(]))|(?P<close> ?(?<!')''(?!')(?=[\s.,;:!?)]|$))")
_CLOSE_ONLY = re.compile(r"(?<=[\w.,!?]) ?''(?=[\s.,;:!?)]|$)")
_NOT_PRINTED = ("``", "''")
# "do n't", "it 's" as the Penn Treebank tears them; "it ' s", "don ' t" as BERT does.
_CLITIC = re.compile(
    r" n['’]t(?<=[A-Za-z)] n.t)(?![\w'’-])|['’](?<=[A-Za-z)\u3000] .)(?:s|re|ve|ll|d|m)(?![\w'’-])"
    r"|['’] (?<=[A-Za-z) ]. )(?:s|t|re|ve|ll|d|m)(?![\w'’-])"
)
_ESCAPED = re.compile(r" ?&(?:apos|#39);(?=(?:s|t|re|ve|ll|d|m)\b)")
_BLANKS = " \u3000"
_WORD_BEFORE = re.compile(r"[A-Za-z]+$")
_NEGATED = frozenset(
    "do does did is was were are have has had could would should must need might ca wo sha ai dare".split()
)
_SPOKEN_OF = re.compile(
    r"\s*(?:tokens?|symbols?|tags?|markers?|placeholders?|positions?|embeddings?|representations?|vectors?|states?|ids?)\b",
    re.I,
)
_NAMED_BEFORE = re.compile(
    r"\b(?:tokens?|tags?|symbols?|markers?|emits?|[Uu]ses?|[Uu]sing|[Pp]repends?|[Aa]ppends?|[Ii]nserts?|called|produces?|adds?"
    r"|writes?|predicts?) $"
)
_ARTICLE = re.compile(r"\b(?:a|an|the|one|each|every)$", re.I)
_JOINT_MESSAGE = "the joint of a subword tokenizer"


def find(doc: Document) -> Iterator[Plan]:
    """Yield the artefacts that can be told one by one, in no order."""
    text = doc.text
    if "@" in text:
        yield from (_joint(text, *match.span()) for match in _BPE.finditer(text) if not _in_quoted_word(text, match))
        yield from (
            swap(*match.span(), match[1], "a mark that a tokenizer protected") for match in _JOINT.finditer(text)
        )
    if "▁" in text:
        yield from _pieces(doc)
    if any(trigger in text for trigger in _LOST_TRIGGERS):
        yield from _lost(text)
    if any(trigger in text for trigger in ("<", "[", "__", ">>", *_LANGS)):
        yield from _control(text)
    if "B-" in text or "b-" in text:
        yield from _treebank_brackets(text)
    if all(marks in text for marks in _NOT_PRINTED):
        yield from _treebank_quotes(doc)
    elif "''" in text and '"' in text:
        yield from _other_halves(doc)
    if "'" in text or "’" in text or "&" in text:
        yield from _clitics(text)


def _joint(text: str, start: int, end: int) -> Plan:
    """Return the plan for "@@"; the rest of the word is lost where the line ends with it."""
    lost = text[end - 1] != " " and text[end : end + 1] in ("", "\n") and start > 0
    return Plan(start, end, _JOINT_MESSAGE, 0.95) if lost else cut(start, end, _JOINT_MESSAGE)


def _in_quoted_word(text: str, match: re.Match[str]) -> bool:
    """Whether only the pieces of one word stand in quotation marks: a text that speaks of "un@@ happy"."""
    opens = _QUOTED_WORD.search(text, max(0, match.start() - 22), match.start()) is not None
    return opens and _QUOTED_REST.match(text, match.end()) is not None


def _pieces(doc: Document) -> Iterator[Plan]:
    """Yield the word marks of SentencePiece, and the spaces between the pieces of one word, line by line."""
    for line in doc.lines:
        marks = list(_PIECE.finditer(doc.text, line.start, line.end))
        if len(marks) == 1 and _is_named(doc.text, *marks[0].span()):
            continue
        if not marks or any(len(mark[0]) > 1 or _is_drawing(doc.text, mark.start()) for mark in marks):
            continue
        for mark in marks:
            torn = mark.start() > line.start and not doc.text[mark.start() - 1].isspace()
            end = mark.end() + (not torn and doc.text[mark.end() : mark.end() + 1] == " ")
            yield swap(mark.start(), end, " " if torn else "", "the word mark of a subword tokenizer")
        tokens = re.split(" ", doc.text[line.start : line.end])
        if 2 * sum(token.startswith("▁") for token in tokens) >= len(tokens) > 1:
            at = line.start
            for token, following in pairwise(tokens):
                at += len(token)
                if following and not following.startswith("▁") and token:
                    yield cut(at, at + 1, "a space between two pieces of one word")
                at += 1


def _is_named(text: str, start: int, end: int) -> bool:
    """Whether the words around the mark speak of it."""
    return _PIECE_NAMED.search(text, max(0, start - 14), end + 12) is not None


def _is_drawing(text: str, at: int) -> bool:
    return any(char in _BLOCKS for char in text[max(at - 1, 0) : at] + text[at + 1 : at + 2])


def _lost(text: str) -> Iterator[Plan]:
    for match in _LOST.finditer(text):
        if not _is_spoken_of(text, *match.span()) and not _is_quoted(text, *match.span()):
            yield Plan(*match.span(), "the model had no token for what stood here", 0.95)


def _control(text: str) -> Iterator[Plan]:
    struck = "<s>" in text and "</s>" in text and not text.rstrip().endswith("</s>")
    patterns = [_CONTROL, _LANG] if any(lang in text for lang in _LANGS) else [_CONTROL]
    for match in (match for pattern in patterns for match in pattern.finditer(text)):
        if _is_spoken_of(text, *match.span()) or _is_quoted(text, *match.span()) or (struck and "s>" in match[0]):
            continue
        start, end = match.span()
        if match[0][0] == "[" and _ARTICLE.search(text, max(0, start - 8), start - 1):
            continue  # "the [CLS] of the last layer"
        if start > 0 and text[start - 1] == " ":
            start -= 1
        elif (start == 0 or text[start - 1] == "\n") and text[end : end + 1] == " ":
            end += 1
        yield cut(start, end, "a control token of a model")


def _is_spoken_of(text: str, start: int, end: int) -> bool:
    """Whether the words around a token speak of it: "the <pad> token", "the model emits </s>"."""
    return _SPOKEN_OF.match(text, end) is not None or _NAMED_BEFORE.search(text, max(0, start - 14), start) is not None


def _is_quoted(text: str, start: int, end: int) -> bool:
    """Whether the token stands in quotation marks, code or a table."""
    before, after = text[max(start - 1, 0) : start], text[end : end + 1]
    return (before != "" and before in "\"'“‘`|") or (after != "" and after in "`”|*")


def _treebank_brackets(text: str) -> Iterator[Plan]:
    for match in _PTB.finditer(text):
        char = _PTB_CHARS[(match["left"] or match["right"]).lower()]
        yield swap(*match.span(), char, "a bracket as a treebank writes it")


def _treebank_quotes(doc: Document) -> Iterator[Plan]:
    """Yield `` and '' that open and close in turn within a line and stand apart from the words that they hold.

    Set close, as in ``AS IS'', they are the quotation marks of plain text.
    """
    for line in doc.lines:
        marks = list(_LATEX.finditer(doc.text, line.start, line.end))
        kinds = [mark.lastgroup for mark in marks]
        if not any(" " in mark[0] for mark in marks):
            continue
        if len(marks) == 2 and doc.text[marks[0].end() : marks[1].start()].strip() in ("and", "or"):
            continue  # the marks are spoken of
        if kinds and kinds == ["open", "close"] * (len(kinds) // 2):
            yield from (swap(*mark.span(), '"', "a quotation mark as a treebank writes it") for mark in marks)


def _other_halves(doc: Document) -> Iterator[Plan]:
    """Yield the '' that closes what a straight mark opened in its line."""
    for match in _CLOSE_ONLY.finditer(doc.text):
        low = max(doc.text.rfind("\n", max(0, match.start() - 400), match.start()) + 1, match.start() - 400)
        if doc.text.count('"', low, match.start()) % 2:
            yield swap(*match.span(), '"', "a quotation mark as a treebank writes it")


def _clitics(text: str) -> Iterator[Plan]:
    """Yield the spaces that tear "n't", "'s", "'re" off their word."""
    for match in _CLITIC.finditer(text):
        start, end = match.span()
        while start > 0 and text[start - 1] in _BLANKS:
            start -= 1
        word = _WORD_BEFORE.search(text, max(0, start - 24), start)
        if not _fits(word[0] if word else "", text[start:end].replace("’", "'")):
            continue
        spaces = [at for at in range(start, end) if text[at] in _BLANKS]
        edits = tuple(Edit(at, at + 1, "") for at in spaces)
        yield Plan(spaces[0], spaces[-1] + 1, "a contraction torn apart", 0.95, edits)
    for match in _ESCAPED.finditer(text):
        yield swap(*match.span(), "'", "a contraction as a tokenizer escapes it")


def _fits(word: str, clitic: str) -> bool:
    """Whether `word` can bear the clitic: "do" n't, "I" 'm, any word 's."""
    bare = clitic.replace(" ", "")
    if bare == "n't":
        return word.lower() in _NEGATED
    if bare == "'t":
        return word.lower().endswith("n") and word[:-1].lower() in _NEGATED
    if bare == "'m":
        return word == "I"
    return word.lower() not in ("the", "a", "an", "letter", "letters")
