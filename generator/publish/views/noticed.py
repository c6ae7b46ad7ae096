"""What the checks noticed about a plan, for its readers: plain statements, each under the item that it is about."""

from collections.abc import Sequence

from generator.evaluation.evaluate import Evaluation
from generator.plan.diagnostics import Diagnostic
from generator.publish.views.items import item_of, items_by_path
from generator.publish.views.records import NoticedView

KINDS: dict[str, tuple[str, ...]] = {
    "足しても合わない値": ("total-differs", "parts-differ", "halves-differ"),
    "まちがいかもしれない値": (
        "excel-date",
        "sudden-jump",
        "negative-count",
        "part-of-one",
        "same-as-last-year",
        "swapped-figures",
    ),
    "評価": ("published-grade-differs", "grade-without-actual", "scale-gap"),
    "目標": ("target-moved", "targets-do-not-lead"),
    "年度の違い": ("value-of-another-year", "year-after-plan", "late-baseline"),
    "単位の違い": ("unit-differs",),
    "判断と文章の食いちがい": ("decision-contradicts-text",),
    "名前や番号の違い": ("another-name", "one-code-two-names", "number-twice"),
    "前の計画との違い": ("indicator-dropped", "differs-from-earlier-plan"),
    "計算していないこと": ("undeclared-counts", "rate-against-direction"),
}
"""The kinds of statements, in the order of the page, with the codes of their checks."""
OTHERS = "そのほか"


def noticed_by_kind(
    evaluation: Evaluation, found: Sequence[Diagnostic]
) -> tuple[tuple[str, tuple[NoticedView, ...]], ...]:
    """Return the statements by kind; those of a check that is in no kind come last."""
    named = {code for codes in KINDS.values() for code in codes}
    others = tuple(one.code for one in found if one.code not in named)
    views = [(kind, noticed_views(evaluation, found, codes)) for kind, codes in (*KINDS.items(), (OTHERS, others))]
    return tuple((kind, items) for kind, items in views if items)


def noticed_views(evaluation: Evaluation, found: Sequence[Diagnostic], codes: Sequence[str]) -> tuple[NoticedView, ...]:
    """Return the statements of some checks by the item that they are about, in the order of the file."""
    items = items_by_path(evaluation)
    views: dict[tuple[str, str, str], list[str]] = {}
    for one in found:
        if one.code in codes and one.finding and one.finding.fact:
            item, _ = item_of(items, one.finding.path)
            views.setdefault((*item, one.accepted or ""), []).append(one.finding.fact)
    return tuple(
        NoticedView(name=name, href=href, facts=tuple(facts), accepted=accepted)
        for (name, href, accepted), facts in views.items()
    )
