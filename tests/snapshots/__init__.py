"""All findings over 200 documents of human text, as a file that shows each change of precision as a diff.

python -m tests.snapshots          # write clean.txt anew; then read the diff

The texts themselves stay in the corpora: a line holds the finding and a few words around it.
"""
