"""Pictures of the tracks as PNG, drawn without a screen; each can be read without the text beside it."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from pathlib import Path
from typing import Any

from benchmarks.report import RESULTS

Interval = tuple[float, float, float]  # value, low, high
INK, QUIET, WARM = "#1b4965", "#b8c4cc", "#c1440e"


def _pyplot() -> Any:
    import matplotlib as mpl

    mpl.use("Agg")
    import matplotlib.pyplot as plt

    return plt


def _save(figure: Any, path: Path) -> str:
    path.parent.mkdir(exist_ok=True)
    figure.savefig(path, dpi=130, bbox_inches="tight")
    _pyplot().close(figure)
    return path.name


def picture(track: str, folder: Path = RESULTS) -> Path:
    """Return where the picture of a track lies."""
    return folder / f"{track}.png"


def bars(path: Path, title: str, groups: Sequence[str], series: Mapping[str, Sequence[float]], unit: str) -> str:
    """Draw horizontal bars, one group a line of the chart; return the file name."""
    figure, axes = _pyplot().subplots(figsize=(9, 1.2 + 0.22 * len(groups) * (len(series) + 0.6)))
    height = 0.8 / max(len(series), 1)
    colours = [INK, WARM, QUIET, "#62929e", "#e3b505", "#6a4c93"]
    for number, (name, values) in enumerate(series.items()):
        places = [at + number * height for at in range(len(groups))]
        axes.barh(places, values, height, label=name, color=colours[number % len(colours)])
    axes.set_yticks([at + height * (len(series) - 1) / 2 for at in range(len(groups))], groups)
    axes.margins(y=0.01)
    axes.invert_yaxis()
    axes.set_xlabel(unit)
    axes.set_title(title, loc="left")
    axes.legend(fontsize=8, loc="center left", bbox_to_anchor=(1.01, 0.5))
    axes.spines[["top", "right"]].set_visible(False)
    return _save(figure, path)


def intervals(path: Path, title: str, rows: Mapping[str, Interval], unit: str, middle: float = 0.0) -> str:
    """Draw a value with its interval a line, against a line at `middle`; what is apart from it stands out."""
    figure, axes = _pyplot().subplots(figsize=(9, 1.2 + 0.17 * len(rows)))
    for at, (value, low, high) in enumerate(rows.values()):
        colour = QUIET if low <= middle <= high else INK if low > middle else WARM
        axes.plot([low, high], [at, at], color=colour, linewidth=2)
        axes.plot([value], [at], "o", color=colour, markersize=4)
    axes.axvline(middle, color="black", linewidth=0.8)
    axes.set_yticks(range(len(rows)), list(rows), fontsize=7)
    axes.set_ylim(len(rows) - 0.5, -0.5)
    axes.set_xlabel(unit)
    axes.set_title(title, loc="left")
    axes.spines[["top", "right"]].set_visible(False)
    return _save(figure, path)


def lines(path: Path, title: str, series: Mapping[str, Mapping[float, float]], across: str, up: str) -> str:
    """Draw curves on logarithmic axes."""
    figure, axes = _pyplot().subplots(figsize=(7, 4))
    for name, points in series.items():
        axes.plot(list(points), list(points.values()), "o-", label=name)
    axes.set(xscale="log", yscale="log", xlabel=across, ylabel=up)
    axes.set_title(title, loc="left")
    axes.grid(visible=True, alpha=0.3)
    axes.legend(fontsize=8)
    return _save(figure, path)


def heat_map(
    path: Path,
    title: str,
    rows: Mapping[str, Sequence[float]],
    columns: Sequence[str],
    unit: str,
    *,
    strong: Collection[str] = (),
    top: float | None = None,
    note: str = "",
) -> str:
    """Draw a heat map with the number in each cell; the rows named in `strong` are set in bold, with a line above.

    The colours are logarithmic, and 0 is white; where `top` is given they rise evenly to it. `note` stands under the
    title and says how to read the map.
    """
    plt = _pyplot()
    from matplotlib.colors import Normalize, SymLogNorm

    figure, axes = plt.subplots(figsize=(3 + 0.55 * len(columns), 1.5 + 0.19 * len(rows)))
    values = [list(row) for row in rows.values()]
    highest = top or max((max(row, default=0.0) for row in values), default=1.0) or 1.0
    norm = SymLogNorm(1, vmin=0, vmax=highest) if top is None else Normalize(0, top)
    colours = plt.get_cmap("YlOrRd" if top is None else "YlGn").with_extremes(bad="white")
    seen = [[value or float("nan") for value in row] if top is None else row for row in values]
    image = axes.imshow(seen, cmap=colours, aspect="auto", norm=norm)
    axes.set_xticks(range(len(columns)), columns, rotation=45, ha="left")
    axes.xaxis.tick_top()
    axes.set_yticks(range(len(rows)), list(rows), fontsize=7)
    for at, (name, row) in enumerate(rows.items()):
        if name in strong:
            axes.get_yticklabels()[at].set_fontweight("bold")
            axes.axhline(at - 0.5, color="black", linewidth=0.8)
        for column, value in enumerate(row):
            dark = float(norm(value)) > 0.65
            axes.text(column, at, cell(value), ha="center", va="center", fontsize=6, color="white" if dark else "black")
    axes.set_title(f"{title}\n{note}" if note else title, loc="left", pad=14, fontsize=10 if note else None)
    figure.colorbar(image, ax=axes, label=unit, fraction=0.04, pad=0.02)
    return _save(figure, path)


def cell(value: float) -> str:
    """Return a rate as a cell shows it: nothing for none, one decimal below ten."""
    if value == 0:
        return ""
    return f"{value:.1f}" if value < 9.95 else f"{value:.0f}"
