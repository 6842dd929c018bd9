"""Figures of results between the markers of a page."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from tools.render_readme import BLOCKS, RenderError, block, load, rendered, section

MADE = {"mtfix": "1.0", "seed": 3, "data": {"wmt21": "abc"}}
TOTAL = {"found": {"gold": 4, "recall": 0.75, "precision": 1.0}, "repair": {"recall": 0.5}}
RESULTS = {
    "detection": {
        "Injected damage (synthetic)": {"quote": {"total": TOTAL, "precision_of_new": 0.98}},
        "Real texts": {"total": TOTAL, "by_kind": {"quote": TOTAL}, "alarms_on_clean": 0},
    },
    "harmless": {
        "Every system, before and after": {"verdicts": {"BLEU": {"1": 3, "0": 20, "-1": 0}}},
        "Text that people wrote": {
            "clean.dev": {"texts": 200, "words": 4000, "changed": 1, "alarms": {"value": 2.5, "low": 1.0, "high": 4.0}}
        },
        "Hard clean texts (real/clean)": {"texts": 22, "silent": 22, "findings": {}},
    },
    "demetr": {
        "Perturbations": {
            "minor_id1_repeat2": {"texts": 10, "exact": 0.9, "untouched": 0.1, "farther": 0.0},
            "major_id17_tense": {"texts": 30, "exact": 0.0, "untouched": 1.0, "farther": 0.0},
            "critical_id25": {"texts": 10, "exact": 0.0, "untouched": 0.6, "farther": 0.4},
            "none (the translations)": {"texts": 50, "exact": 1.0, "untouched": 1.0, "farther": 0.0},
        }
    },
    "repair": {
        "All systems on the same texts, one breakage in 45 words (synthetic)": {
            "ftfy": {
                "version": "6.3",
                "broken": {"repaired": 0.125, "chrF++": {"closed": -0.5}},
                "clean": {"harmed_per_10000": 1.25, "texts_changed": 0.1},
                "characters_a_second": 12345,
            }
        }
    },
    "postedit": {
        "postedit.dev: each pair against its human post-edit": {
            "et-en": {
                "do nothing": {"segments": 9},
                "fix, rules": {
                    "segments": 9,
                    "changed": 2,
                    "better": 1,
                    "worse": 0,
                    "metrics": {"chrF++": {"delta": 0.5, "low": 0.1, "high": 0.9, "p_value": 0.02, "baseline": 50.0}},
                },
            }
        }
    },
    "speed": {
        "Throughput on one core": {"ftfy": {"characters_a_second": 1234567, "sentences_a_second": 8000}},
        "Cold start": {"import mtfix": {"ms": 60, "peak_mb": 20}},
        "Hostile texts": {
            "sizes": [10000, 40000],
            "texts": 3,
            "quote": {"“": {"seconds": [0.1, 0.4], "ratio": 4.0}, "(": {"seconds": [0.1, 0.5], "ratio": 5.0}},
            "spacing": {},
        },
    },
    "profile": {
        "Machine against human, by kind": {
            "quote": {
                "mt": {"value": 8.0, "low": 7.0, "high": 9.0},
                "ref": {"value": 2.0, "low": 1.0, "high": 3.0},
                "lift": {"value": 4.0, "low": 2.5, "high": 8.5},
            },
            "markup": {
                "mt": {"value": 0.0, "low": 0.0, "high": 0.1},
                "ref": {"value": 0.0, "low": 0.0, "high": 0.4},
                "lift": {"value": 1.0, "low": 0.1, "high": 9.0},
            },
        }
    },
    "verdicts": {
        "wmt: quote": {"read": 10, "right": 9, "low": 0.6, "high": 0.98},
        "wmt: quote, safe repairs": {"read": 8, "right": 8},
    },
}


@pytest.fixture
def results(tmp_path: Path) -> Path:
    for track, found in RESULTS.items():
        (tmp_path / f"{track}.json").write_text(json.dumps({"made": MADE, **found}), encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("name", "line"),
    [
        ("detection-injected", "| quote | 4 | 75 % | 100 % | 50 % | 98 % |"),
        ("detection-real", "| all | 4 | 75 % | 100 % | 50 % |"),
        ("alarms", "| clean.dev | 4,000 | 2.5 [1.0, 4.0] | 0.50 % |"),
        ("harmless", "| BLEU | 3 | 20 | 0 |"),
        ("demetr", "| the other 2 (meaning) | 40 | – | 90 % | 10 % |"),
        ("repair", "| ftfy | 6.3 | 12 % | -50 % | 1.2 | 10 % | 12,345 |"),
        ("postedit", "| et-en | fix, rules | 2 of 9 | 1 / 0 | 50.00 | +0.500 [+0.100, +0.900] | 0.020 |"),
        ("speed", "| ftfy | 1,234,567 | 8,000 |"),
        ("hostile", "| quote | 2 | 5.0 |"),
        ("hostile", "| spacing | 0 | – |"),
        ("profile", "| quote | 8.0 [7.0, 9.0] | 2.0 [1.0, 3.0] | 4.0 [2.5, 8.5] |"),
        ("verdicts", "| wmt: quote | 10 | 9 | [0.60, 0.98] | 8 | 8 |"),
    ],
)
def test_a_block_holds_the_figures(results: Path, name: str, line: str) -> None:
    assert line in block(name, results).split("\n")


def test_a_block_says_how_it_was_made(results: Path) -> None:
    last = block("speed", results).rstrip("\n").split("\n")[-1]
    assert last == "<sub>`python -m benchmarks.speed`: mtfix 1.0, seed 3; data: wmt21 abc (tuned on).</sub>"


def test_only_what_stands_between_markers_changes(results: Path) -> None:
    page = "Before.\n\n<!-- figures:speed -->\nold\n<!-- /figures -->\n\nAfter.\n"
    new = rendered(page, results)
    assert new == f"Before.\n\n<!-- figures:speed -->\n\n{block('speed', results)}\n<!-- /figures -->\n\nAfter.\n"
    assert rendered(new, results) == new


def test_a_page_without_markers_stays(results: Path) -> None:
    assert rendered("No figures.\n", results) == "No figures.\n"


def test_an_unknown_block_is_an_error(results: Path) -> None:
    with pytest.raises(RenderError, match="unknown block 'sped'; known: detection-injected"):
        rendered("<!-- figures:sped -->\n<!-- /figures -->", results)


@pytest.mark.parametrize(
    ("track", "run"),
    [
        ("repair", "python -m benchmarks.repair"),
        ("postedit-final", "python -m benchmarks.postedit --final"),
        ("profile-model-quick", "python -m benchmarks.profile --model --quick"),
        ("verdicts", "python -m benchmarks.verdicts report"),
    ],
)
def test_a_missing_result_names_the_command(tmp_path: Path, track: str, run: str) -> None:
    with pytest.raises(RenderError, match=f"^{re.escape(track)}.json is missing: run {re.escape(run)}$"):
        load(track, tmp_path)


def test_every_track_that_writes_results_has_a_block() -> None:
    root = Path(__file__).parents[3] / "benchmarks"
    tracks = {
        path.stem for path in root.glob("*.py") if re.search(r"^    (?:publish|write)\(", path.read_text("utf-8"), re.M)
    }
    assert tracks - {"report"} == {track.partition("-")[0] for track, _ in BLOCKS.values()}


def test_a_missing_section_is_an_error() -> None:
    with pytest.raises(RenderError, match="no section 'Real texts'; its sections are made"):
        section({"made": {}}, "Real texts")


def test_every_block_names_a_track_that_exists() -> None:
    root = Path(__file__).parents[3] / "benchmarks"
    assert [name for name, (track, _) in BLOCKS.items() if not (root / f"{track.partition('-')[0]}.py").exists()] == []
