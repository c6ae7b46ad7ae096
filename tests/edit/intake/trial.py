"""Try an import as a person does: propose, confirm what is not certain, import, check; then next year's table."""

import re
from dataclasses import dataclass
from pathlib import Path

from generator.cli import main
from generator.commands.tables import profile_at, read_tables
from generator.edit.intake.apply import apply
from generator.edit.scalars import as_read
from generator.plan.load import load_file
from generator.plan.model.figure import Figure
from tests.edit.intake.made_tables import Figures, MadeTable

NEW = ("--title", "まち総合戦略", "--code", "132284", "--from", "R4", "--to", "R9", "--updated", "2026-04-01")


@dataclass(frozen=True, kw_only=True)
class Trial:
    """What came of an import: how many figures are right, wrong or open, and what a person had to do for it."""

    name: str
    cells: int
    right: int
    wrong: tuple[str, ...]
    open: int
    confirmations: int
    lines: int

    def __str__(self) -> str:
        return (
            f"{self.name:<24} {self.cells:>5} cells  {self.right:>4} right  {len(self.wrong)} wrong  {self.open} open  "
            f"{self.confirmations} confirmations  profile of {self.lines} lines"
        )


def confirmed(proposal: str, answers: dict[str, str]) -> tuple[str, int]:
    """Return a proposal as a person edits it, and how many lines they had to look at or to write."""
    lines, count = [], 0
    for line in proposal.splitlines():
        head = re.sub(r"^\s*# \? ", "", line).partition(":")[0].strip().strip('"')
        if "# たぶん" in line or "# 決められない" in line or line.startswith("# ? direction"):
            count += 1
        is_answered = head in answers and "# ?" in line
        lines.append(f"    {head}: {answers[head]}" if is_answered else line.replace("# ? direction", "direction"))
    return "\n".join(lines) + "\n", count


def tried(made: MadeTable, file: Path, raw: bytes) -> Trial:
    """Return what came of importing a made table from a file, in the present folder."""
    file.write_bytes(raw)
    command = ["import", "machi", str(file), "--as", "kpi"]
    assert main(command) == 0
    path = Path("plans/sources/machi/kpi.columns.yaml")
    text, confirmations = confirmed(path.read_text(), made.answers)
    path.write_text(text)
    assert main([*command, *NEW]) == 0
    assert main(["check", "--sources"]) == 0
    extract = apply(profile_at(path), read_tables([file]).grids)
    right, wrong, missing = compared(made.figures)
    rows = [line for line in text.splitlines() if line.strip() and not line.strip().startswith("#")]
    return Trial(
        name=f"{made.name}{file.suffix}",
        cells=extract.cells,
        right=right,
        wrong=tuple(wrong),
        open=missing,
        confirmations=confirmations,
        lines=len(rows),
    )


def compared(figures: Figures) -> tuple[int, list[str], int]:
    """Return how many of the figures the plan has, which it has otherwise, and how many it does not have."""
    plan = load_file(Path("plans/machi.yaml"), "machi").plan
    assert plan is not None
    known: dict[tuple[str, str, str], str | Figure] = {}
    for placed in plan.placed_indicators():
        for period, row in placed.indicator.years.items():
            for series, figure in row.figures():
                key = "rate" if series.value == "published_rate" else series.value
                known[placed.indicator.name, key, period.written] = figure
            for code in (row.grade or {}).values():
                known[placed.indicator.name, "grade", period.written] = code
    right = {key for key, value in figures.items() if key in known and _is(known[key], value)}
    wrong = [f"{key}: {known[key]}" for key in known if key not in right]
    return len(right), wrong, sum(key not in known for key in figures)


def _is(known: str | Figure, value: str) -> bool:
    return (
        known == value if isinstance(known, str) else known.quantity == Figure.model_validate(as_read(value)).quantity
    )
