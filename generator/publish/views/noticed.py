"""What the checks noticed about a plan, for its readers: plain statements, each under the item that it is about."""

from collections.abc import Iterator, Sequence

from generator.evaluation.evaluate import Evaluation
from generator.plan.diagnostics import DataPath, Diagnostic
from generator.plan.reserved import PlanSubpage
from generator.publish import addresses
from generator.publish.views.records import NoticedView
from generator.publish.wording import phrases

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
    items = dict(_items(evaluation))
    views: dict[tuple[str, str, str], list[str]] = {}
    for one in found:
        if one.code in codes and one.finding and one.finding.fact:
            path = one.finding.path
            item = next((items[path[:end]] for end in range(len(path), 0, -1) if path[:end] in items), _part(path))
            views.setdefault((*item, one.accepted or ""), []).append(one.finding.fact)
    return tuple(
        NoticedView(name=name, href=href, facts=tuple(facts), accepted=accepted)
        for (name, href, accepted), facts in views.items()
    )


def _items(evaluation: Evaluation) -> Iterator[tuple[DataPath, tuple[str, str]]]:
    """Yield the path of each measure, indicator and part, with its name and its link from the plan's page."""
    plan = evaluation.plan
    for node in plan.nodes():
        has_page = addresses.has_page(plan, addresses.page_of(plan, node))
        yield node.path, (node.measure.name, addresses.node_link(plan, node) if has_page else "")
    tracks = {(track.indicator.id, track.part): track for track in evaluation.tracks}
    for placed in plan.placed_indicators():
        own = [(part, below[:-1]) for part, _, below in placed.indicator.tracks()]
        for part, below in [(own[0][0], ()), *own]:
            track = tracks[placed.indicator.id, part]
            name = phrases.track_name(track) if below else placed.indicator.name
            named = f"{placed.node.measure.name} {name}" if placed.node else name
            yield (*placed.path, *below), (named, addresses.track_link(plan, track))


def _part(path: DataPath) -> tuple[str, str]:
    """Return the name and the link of the part of a plan that a path outside its measures and indicators is in."""
    match path:
        case ("scales", *_):
            return "評価のものさし", "#_legend"
        case ("sources", *_):
            return "出典", "#_sources"
        case ("years", _, "money", *_):
            return "お金", PlanSubpage.BUDGET
        case _:
            return "計画全体", ""
