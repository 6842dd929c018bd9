"""Write the snapshot anew."""

from tests.snapshots.clean import FILE, snapshot

FILE.write_text(snapshot(), encoding="utf-8")
