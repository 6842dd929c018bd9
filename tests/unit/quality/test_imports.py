"""The package stays light: the engine imports it."""

import subprocess
import sys


def test_import_loads_no_heavy_library() -> None:
    heavy = "('numpy', 'sacrebleu', 'torch')"
    code = f"import sys, mtfix.quality, mtfix.corpora; print([m for m in {heavy} if m in sys.modules])"
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert found.stdout.strip() == "[]"
