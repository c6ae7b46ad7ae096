"""One returned text, amount or source of a measure: return the requested entry, and append problems and notices."""

from generator.edit.entered import entered_figure
from generator.edit.record import Entry
from generator.edit.sheet.form_row import FormColumn, Holder
from generator.edit.sheet.returned_row import ReturnedRow, entered_place, typed_values
from generator.plan.diagnostics import short
from generator.plan.model.vocabulary import MONEY_WORDS

MAX_TEXT = 20_000


def content_entries(line: ReturnedRow, problems: list[str], notices: list[str]) -> list[tuple[str, Entry]]:
    """Return the entry for the row's cell if it was changed."""
    typed = typed_values(line, problems, notices, lambda _, text: _value(line, text))
    text, holder = typed.get(FormColumn.CONTENT), line.row.holder
    if not text or not holder:
        return []
    entry = Entry(
        indicator=holder.measure,
        period=line.form.year,
        key=holder.key,
        value=text,
        inside=holder.inside,
        of_measure=True,
    )
    return [(line.cell(FormColumn.CONTENT).place, entry)]


def _value(line: ReturnedRow, text: str) -> str:
    """Return a changed text, amount or source; raise ValueError (Japanese) if it is invalid."""
    holder = line.row.holder or Holder("", "")
    match holder.key:
        case "texts":
            if len(text) > MAX_TEXT:
                raise ValueError(f"文章が長すぎます（{len(text):,}文字）。{MAX_TEXT:,}文字までで書いてください。")
            return "\n".join(part.rstrip() for part in text.strip().splitlines())
        case "at":
            return entered_place(line.form.plan, text)
    if not holder.is_basis:
        return entered_figure(" ".join(text.split()))
    if (word := text.strip()) in MONEY_WORDS:
        return word
    raise ValueError(
        f"「{short(text)}」は金額の種類ではありません。{'・'.join(MONEY_WORDS)} のどれかを入れてください。"
    )
