"""Render the figures of benchmarks/results/*.json into README.md, between markers.

python tools/render_readme.py            # write
python tools/render_readme.py --check    # compare, exit status 1 where a figure in the README is not the measured one

A block stands between <!-- figures:NAME --> and <!-- /figures -->; what is between them is replaced. NAME is one of
`BLOCKS`. A result that is missing is an error: run the track first.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from benchmarks.report import how, table  # noqa: E402

README = ROOT / "README.md"
RESULTS = ROOT / "benchmarks" / "results"
MARKER = re.compile(r"(<!-- figures:([\w-]+) -->\n)(.*?)(<!-- /figures -->)", re.DOTALL)
Record = Mapping[str, Any]


class RenderError(Exception):
    """A marker names no block, or the result of its track is missing."""


def section(record: Record, start: str) -> Any:
    """Return the section of a track whose title starts so."""
    found = next((value for title, value in record.items() if title.startswith(start)), None)
    if found is None:
        raise RenderError(f"the result has no section {start!r}; its sections are {', '.join(record)}")
    return found


def percent(value: float) -> str:
    """Return a share as percent."""
    return f"{100 * value:.0f} %"


def shares(total: Record) -> list[str]:
    """Return recall, precision and exact repairs of a scorer's total."""
    return [percent(total["found"]["recall"]), percent(total["found"]["precision"]), percent(total["repair"]["recall"])]


def detection_injected(record: Record) -> str:
    """Return recall, precision and exact repairs by kind on injected damage."""
    data = section(record, "Injected damage")
    rows = [
        [kind, found["total"]["found"]["gold"], *shares(found["total"]), percent(found["precision_of_new"])]
        for kind, found in data.items()
    ]
    header = ["kind (synthetic damage)", "injected", "found", "right among found", "repaired exactly"]
    return table([*header, "right among what is new"], rows)


def detection_real(record: Record) -> str:
    """Return the same by kind on real annotated texts."""
    data = section(record, "Real texts")
    rows = [["all", data["total"]["found"]["gold"], *shares(data["total"])]]
    rows += [[kind, found["found"]["gold"], *shares(found)] for kind, found in data["by_kind"].items()]
    body = table(["kind (real pages)", "marked", "found", "right among found", "repaired exactly"], rows)
    return f"{body}\n\nFindings on the hard clean texts beside them: {data['alarms_on_clean']}."


def alarms(record: Record) -> str:
    """Return findings and changes on human text."""
    rows = []
    for name, found in section(record, "Text that people wrote").items():
        rate = found["alarms"]
        shown = f"{rate['value']:.1f} [{rate['low']:.1f}, {rate['high']:.1f}]"
        rows.append([name, f"{found['words']:,}", shown, f"{100 * found['changed'] / found['texts']:.2f} %"])
    quiet = section(record, "Hard clean texts")
    body = table(["human text", "words", "findings per 10,000 words [95 %]", "texts changed"], rows)
    return f"{body}\n\nHard clean texts that stay silent: {quiet['silent']} of {quiet['texts']}."


def harmless(record: Record) -> str:
    """Return how many WMT systems are better, worse or the same after `fix`."""
    verdicts = section(record, "Every system")["verdicts"]
    rows = [[name, found["1"], found["0"], found["-1"]] for name, found in verdicts.items()]
    return table(["WMT systems by", "significantly better", "no difference shown", "significantly worse"], rows)


def demetr(record: Record) -> str:
    """Return the perturbations that are repaired at all, and the rest in one line."""
    data = dict(section(record, "Perturbations"))
    clean = data.pop("none (the translations)")
    shown = {name: found for name, found in data.items() if found["exact"] >= 0.1}
    rows = [
        [name, found["texts"], percent(found["exact"]), percent(found["untouched"]), percent(found["farther"])]
        for name, found in shown.items()
    ]
    rest = [found for name, found in data.items() if name not in shown]
    count = sum(found["texts"] for found in rest)
    untouched, farther = (
        sum(found["texts"] * found[key] for found in rest) / max(count, 1) for key in ("untouched", "farther")
    )
    rows.append([f"the other {len(rest)} (meaning)", count, "–", percent(untouched), percent(farther)])
    rows.append(
        ["none: good translations", clean["texts"], "–", percent(clean["untouched"]), percent(clean["farther"])]
    )
    return table(["perturbation", "texts", "repaired exactly", "left alone", "made worse"], rows)


def repair(record: Record) -> str:
    """Return all systems on the same broken and clean texts."""
    rows = []
    for name, found in section(record, "All systems").items():
        broken, clean = found["broken"], found["clean"]
        row = [name, found["version"], percent(broken["repaired"])]
        row += [percent(broken["chrF++"]["closed"]), f"{clean['harmed_per_10000']:.1f}"]
        rows.append([*row, percent(clean["texts_changed"]), f"{found['characters_a_second']:,}"])
    header = ["system (synthetic damage)", "version", "repaired", "chrF++ loss closed"]
    header += ["clean words changed per 10,000", "clean texts changed", "characters a second"]
    return table(header, rows)


def postedit(record: Record) -> str:
    """Return `fix` and the chain against doing nothing on real MT, by language pair."""
    rows = []
    for pair, systems in section(record, "postedit").items():
        for name, found in systems.items():
            if not name.startswith(("fix", "chain")):
                continue
            change = found["metrics"]["chrF++"]
            shown = f"{change['delta']:+.3f} [{change['low']:+.3f}, {change['high']:+.3f}]"
            verdict = f"{found['better']} / {found['worse']}"
            rows.append(
                [pair, name, f"{found['changed']} of {found['segments']}", verdict, f"{change['baseline']:.2f}"]
            )
            rows[-1] += [shown, f"{change['p_value']:.3f}"]
    header = ["pair", "system", "changed", "better / worse", "chrF++, do nothing", "Δ [95 %]", "p"]
    return table(header, rows)


def infill(record: Record) -> str:
    """Return what the model writes into the spans of both sets, beside the rules."""
    sides = {side: section(record, side) for side in ("Dev", "Test")}
    rows = []
    for name, found in sides["Test"]["spans"].items():
        dev = sides["Dev"]["spans"].get(name)
        row = [name, found["spans"], percent(dev["model"]) if dev else "–"]
        rows.append([*row, *(percent(found[key]) for key in ("model", "rules", "both"))])
    told = sides["Test"]
    errors = f"{told['ece_change']:.3f} for the best change, {told['ece_keep']:.3f} for *keep*"
    body = table(["span (synthetic)", "test spans", "model, dev", "model, test", "rules, test", "both, test"], rows)
    pace = f"{told['spans_a_second']:.0f} spans a second, {told['peak_mb']} MB at most"
    return f"{body}\n\nExpected calibration error on the test spans: {errors}; {pace}."


def speed(record: Record) -> str:
    """Return characters and sentences a second of all systems, and the cold start."""
    data = section(record, "Throughput")
    rows = [
        [name, f"{found['characters_a_second']:,}", f"{found['sentences_a_second']:,}"] for name, found in data.items()
    ]
    start = section(record, "Cold start")
    told = "; ".join(f"{name}: {found['ms']} ms, {found['peak_mb']} MB" for name, found in start.items())
    return f"{table(['system, one core', 'characters a second', 'sentences a second'], rows)}\n\nCold start: {told}."


def hostile(record: Record) -> str:
    """Return how the time of each kind grows on the text that is worst for it."""
    data = dict(section(record, "Hostile texts"))
    short, long = data.pop("sizes")
    data.pop("texts")
    rows = []
    for name, found in data.items():
        ratios = [one["ratio"] for one in found.values()]
        rows.append([name, len(ratios), f"{max(ratios):.1f}" if ratios else "–"])
    title = f"worst ratio of time, {short:,} to {long:,} characters (4: linear, 16: quadratic)"
    return table(["kind", "hostile texts slow enough to tell", title], rows)


def profile(record: Record) -> str:
    """Return the findings of each kind in machine translation and in references, and the lift."""
    rows = []
    for kind, found in section(record, "Machine against human, by kind").items():
        if found["mt"]["value"] or found["ref"]["value"]:
            rows.append([kind, *(between(found[side]) for side in ("mt", "ref", "lift"))])
    return table(["kind", "WMT systems, per 1,000 sentences [95 %]", "human references", "lift"], rows)


def between(found: Record) -> str:
    """Return a value with its interval."""
    return f"{found['value']:.1f} [{found['low']:.1f}, {found['high']:.1f}]"


def verdicts(record: Record) -> str:
    """Return what reading by eye made of the findings, and of the repairs that are applied."""
    names = [name for name in record if ": " in name and not name.endswith("safe repairs")]
    rows = []
    for name in names:
        found, applied = record[name], record.get(f"{name}, safe repairs", {"read": 0, "right": 0})
        row = [name, found["read"], found["right"], f"[{found['low']:.2f}, {found['high']:.2f}]"]
        rows.append([*row, applied["read"], applied["right"]])
    return table(["set: kind", "findings read", "right", "95 %", "safe repairs read", "right"], rows)


BLOCKS: dict[str, tuple[str, Callable[[Record], str]]] = {
    "detection-injected": ("detection", detection_injected),
    "detection-real": ("detection", detection_real),
    "alarms": ("harmless", alarms),
    "harmless": ("harmless", harmless),
    "harmless-final": ("harmless-final", harmless),
    "demetr": ("demetr", demetr),
    "repair": ("repair", repair),
    "postedit": ("postedit", postedit),
    "postedit-final": ("postedit-final", postedit),
    "infill": ("infill", infill),
    "profile": ("profile", profile),
    "speed": ("speed", speed),
    "hostile": ("speed", hostile),
    "verdicts": ("verdicts", verdicts),
}


def command(track: str) -> str:
    """Return the command that makes the result of a track: what stands behind a hyphen is an option."""
    name, *options = track.split("-")
    return " ".join(
        [f"python -m benchmarks.{name}", *(["report"] if name == "verdicts" else []), *map("--{}".format, options)]
    )


def load(track: str, folder: Path = RESULTS) -> Record:
    """Return the result of a track."""
    path = folder / f"{track}.json"
    if not path.exists():
        raise RenderError(f"{path.name} is missing: run {command(track)}")
    found: Record = json.loads(path.read_text(encoding="utf-8"))
    return found


def block(name: str, folder: Path = RESULTS) -> str:
    """Return the Markdown of a block, with the line that says how it was made."""
    if name not in BLOCKS:
        raise RenderError(f"unknown block {name!r}; known: {', '.join(BLOCKS)}")
    track, draw = BLOCKS[name]
    record = load(track, folder)
    return f"{draw(record)}\n\n<sub>`{command(track)}`: {how(record['made'])}.</sub>\n"


def rendered(text: str, folder: Path = RESULTS) -> str:
    """Return the page with all its blocks rendered anew."""
    return MARKER.sub(lambda found: f"{found[1]}\n{block(found[2], folder)}\n{found[4]}", text)


def main() -> int:
    """Write or compare the README; return the exit status."""
    text = README.read_text(encoding="utf-8")
    try:
        new = rendered(text)
    except RenderError as error:
        print(error)
        return 1
    if "--check" in sys.argv[1:]:
        print("README.md has the measured figures" if new == text else "README.md differs: run tools/render_readme.py")
        return int(new != text)
    README.write_text(new, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
