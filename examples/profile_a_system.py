"""Compare what two MT systems break: findings per 1,000 sentences by kind, with intervals, as a table and a plot.

python examples/profile_a_system.py                              # two short outputs that lie beside this file
python examples/profile_a_system.py one.txt other.txt            # one sentence a line
python examples/profile_a_system.py one.txt other.txt --plot profile.png     # needs: pip install "mtfix[bench]"
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import mtfix
from mtfix.quality import Interval, bootstrap_ratio

SYSTEMS = [Path(__file__).with_name(name) for name in ("system_a.txt", "system_b.txt")]
Profile = dict[str, Interval]


def sentences(path: Path) -> list[str]:
    """Return the lines of a file that hold something."""
    return [line for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def profile(texts: Sequence[str]) -> Profile:
    """Return findings per 1,000 sentences of each kind that was found, with 95 % intervals."""
    fixer = mtfix.Fixer()
    counts = [Counter(finding.kind for finding in fixer.detect(text)) for text in texts]
    kinds = [kind.id for kind in mtfix.KINDS if any(kind.id in count for count in counts)]
    ones = [1.0] * len(texts)
    return {kind: bootstrap_ratio([float(count[kind]) for count in counts], ones) for kind in kinds}


def table(profiles: dict[str, Profile]) -> str:
    """Return the profiles side by side, a kind a line."""
    kinds = [kind.id for kind in mtfix.KINDS if any(kind.id in found for found in profiles.values())]
    lines = [f"{'per 1,000 sentences':20}" + "".join(f"{name:>24}" for name in profiles)]
    for kind in kinds:
        cells = [shown(found.get(kind, Interval(0.0, 0.0, 0.0))) for found in profiles.values()]
        lines.append(f"{kind:20}" + "".join(f"{cell:>24}" for cell in cells))
    return "\n".join(lines)


def shown(rate: Interval) -> str:
    """Return a rate with its interval."""
    return f"{rate.value:.0f} [{rate.low:.0f}, {rate.high:.0f}]"


def plot(profiles: dict[str, Profile], path: Path) -> None:
    """Draw the profiles as bars with their intervals."""
    import matplotlib as mpl

    mpl.use("Agg")
    import matplotlib.pyplot as plt

    kinds = [kind.id for kind in mtfix.KINDS if any(kind.id in found for found in profiles.values())]
    figure, axes = plt.subplots(figsize=(8, 1.5 + 0.5 * len(kinds)))
    height = 0.8 / len(profiles)
    for number, (name, found) in enumerate(profiles.items()):
        rates = [found.get(kind, Interval(0.0, 0.0, 0.0)) for kind in kinds]
        places = [at + number * height for at in range(len(kinds))]
        spread = [[rate.value - rate.low for rate in rates], [rate.high - rate.value for rate in rates]]
        axes.barh(places, [rate.value for rate in rates], height, xerr=spread, label=name)
    axes.set_yticks([at + height * (len(profiles) - 1) / 2 for at in range(len(kinds))], kinds)
    axes.invert_yaxis()
    axes.set_xlabel("findings per 1,000 sentences, with 95 % interval")
    axes.legend(loc="lower right")
    axes.set_title("What each system breaks", loc="left")
    figure.savefig(path, dpi=120, bbox_inches="tight")
    plt.close(figure)


def main(arguments: Sequence[str] | None = None) -> None:
    """Read the outputs, print the table, draw the plot where one is asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("systems", nargs="*", type=Path, default=SYSTEMS, help="files, one sentence a line")
    parser.add_argument("--plot", type=Path, help="PNG to write")
    given = parser.parse_args(arguments)
    profiles = {path.stem: profile(sentences(path)) for path in given.systems}
    print(table(profiles))
    if given.plot:
        plot(profiles, given.plot)


if __name__ == "__main__":
    main()
