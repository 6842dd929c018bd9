"""The body of a page survives, whatever furniture stands between its paragraphs."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from mtfix import Fixer

FIXER = Fixer(kinds=["boilerplate", "llm_chatter"])
OPENING = (
    "The glassmakers came to the valley when the beeches were still standing, and they burned them all.",
    "My grandmother sold their bowls at three markets, and she knew by the sound which ones would crack.",
    "When the last furnace went out in spring, nobody in the village could sleep for the silence.",
)
PROSE = (
    'The women wept. "Light it again," one of them said to me, "and I will carry the wood myself."',
    "I have a green bowl from that winter, and I have never dared to put anything into it.",
    "The road goes on to the pass. Take bread with you, for the inn is closed until May.",
    "You may also like the chapel above the quarry, which has a window of blue glass.",
    "We use the old furnace as a bakery now, and on Fridays the whole street smells of rye.",
)
SHORT = ("I was nine.", "Nobody answered.", "“Is it cold?” she asked.", "“Read it,” I said.", "So we left.")
ITEMS = ("- two cups of rye flour", "- a spoon of salt", "1. Share the dough into four parts.", "2. Wait for an hour.")
STEPS = ("Print your thumb into each loaf", "Save a cup of the water", "A pinch of caraway", "Two spoons of honey")
HEADED = ("How to get there\n\nThe bus goes at noon.", "About the furnace\n\nIt had four doors.")
VERSE = ("the fire went down to the river", "and never came home to the hill", "o leave me a lamp in the window")
BODIES = (PROSE, SHORT, ITEMS, STEPS, HEADED, VERSE)
FURNITURE = (
    "SEE ALSO\nFive bowls that made a fortune\nWho bought the glassworks?",
    "You may also like:\nThe bakery in the furnace\nA winter in the upper valley",
    "Related articles\n\nThe bakery in the furnace\n\nA winter in the upper valley",
    "READ ALSO: Why the glassworks was sold twice",
    "Don't miss",
    "Latest news",
    "Share on Facebook",
    "Facebook   Twitter   WhatsApp",
    "Share:\nFacebook\nTelegram",
    "Print · Send to a friend",
    "Leave a comment\nYour email address will not be published.",
    "Comments (3)",
    "Photo gallery: see 9 more photos",
    "Subscribe to our newsletter",
    "Enter your email\nSubscribe",
    "All articles by Ilka Brandt",
    "Advertisement",
    "Article continues after advertisement",
    "Read more »",
    "This site uses cookies.\nAccept\nReject",
    "Tags: glass, valley, bread",
    "Tags:\nglass\nvalley\nbread",
    "You can read this text in full because you are a subscriber of the Courier.",
    "This article was translated automatically.",
    "Reading time: 4 min",
    "Back to top",
    "Was this page helpful? 👍 👎",
    "♥ Add to favorites   Size guide   Share",
    "See all 41 reviews ›",
    "Cite this article    PDF (2.1 MB)    Download citation",
)
HEADLINE = "The valley that went quiet: a memory of glass"
furniture = st.lists(st.sampled_from(FURNITURE), min_size=0, max_size=2)
body = st.sampled_from(BODIES).flatmap(lambda lines: st.lists(st.sampled_from(lines), min_size=1, unique=True))


@given(top=furniture, middle=furniture, rest=body, bottom=furniture)
def test_no_line_of_the_body_is_deleted(top: list[str], middle: list[str], rest: list[str], bottom: list[str]) -> None:
    text = "\n\n".join((*top, HEADLINE, *OPENING, *middle, *rest, *bottom))
    repaired = FIXER.fix(text).text
    assert [line for line in (HEADLINE, *OPENING, *rest) if line not in repaired] == []


@given(middle=furniture, rest=st.lists(st.sampled_from(PROSE), min_size=1, unique=True), bottom=furniture)
def test_no_sentence_is_deleted_where_no_blank_line_parts_it(
    middle: list[str], rest: list[str], bottom: list[str]
) -> None:
    text = "\n".join((HEADLINE, *OPENING, *middle, *rest, *bottom))
    repaired = FIXER.fix(text).text
    assert [line for line in (HEADLINE, *OPENING, *rest) if line not in repaired] == []
