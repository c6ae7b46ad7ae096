"""Checks of a plan's structure: codes, ids, levels, declared names, sources."""

from collections.abc import Iterator, Mapping, Set

from pydantic import BaseModel

from generator.plan import reserved
from generator.plan.diagnostics import DataPath, Finding, Severity, check, short
from generator.plan.model.check_digits import is_municipality_code
from generator.plan.model.fiscal import Period
from generator.plan.model.plan import Plan
from generator.plan.places import Place

OTHERS = 2
"""The number of other measures of its level that a measure must differ from."""


@check("bad-code", Severity.ERROR, "全国地方公共団体コードは、6けたで、最後のけたが検査数字に合うこと。")
def municipality_code(plan: Plan) -> Iterator[Finding]:
    """Report a municipality code with a wrong check digit."""
    former = ((("was", index), code) for index, code in enumerate(plan.municipality.was))
    for path, code in ((("code",), plan.municipality.code), *former):
        if is_municipality_code(code):
            continue
        hint = "（引用符が片方だけか、全角になっています）" if set(code) & set("\"'“”‘’＂＇") else ""
        yield Finding(
            path=("municipality", *path),
            message=f"「{short(code)}」は全国地方公共団体コードとして正しくありません{hint}。"
            "検査数字まで入れた6けたを、引用符で囲んで書いてください。",
        )


@check("duplicate-id", Severity.ERROR, "id は、1つの計画の中で1度だけ使うこと。")
def unique_ids(plan: Plan) -> Iterator[Finding]:
    """Report duplicate ids: of measures and indicators (addresses, unique in a plan), and of parts in an indicator."""
    ids = [(node.measure.id, node.path) for node in plan.nodes()]
    for placed in plan.placed_indicators():
        ids.append((placed.indicator.id, placed.path))
        yield from _repeated(
            [(part.id, (*placed.path, "parts", index)) for index, part in enumerate(placed.indicator.parts)]
        )
    for name, path in ids:
        if name in reserved.ITEM_IDS:
            message = f"id「{name}」はサイトのほかのページが使う名前です。別のidにしてください。"
            yield Finding(path=(*path, "id"), message=message)
    yield from _repeated(ids)


@check("was-in-use", Severity.ERROR, "was に書く前のidは、いまのidとも、ほかの前のidとも重ならないこと。")
def former_ids(plan: Plan) -> Iterator[Finding]:
    """Report former ids that are still in use; the old address must lead to one place only."""
    yield from _still_used({plan.id}, [((), plan.was)])
    yield from _still_used({plan.municipality.code}, [(("municipality",), plan.municipality.was)])
    yield from _still_used(set(plan.sources), [(("sources", name), one.was) for name, one in plan.sources.items()])
    nodes, placed = list(plan.nodes()), list(plan.placed_indicators())
    ids = {*reserved.ITEM_IDS, *(node.measure.id for node in nodes), *(one.indicator.id for one in placed)}
    former = [(node.path, node.measure.was) for node in nodes]
    yield from _still_used(ids, [*former, *((one.path, one.indicator.was) for one in placed)])
    for one in placed:
        parts = one.indicator.parts
        former = [((*one.path, "parts", index), part.was) for index, part in enumerate(parts)]
        yield from _still_used({part.id for part in parts}, former)


@check("moved-from-nowhere", Severity.ERROR, "moved_from には、前に上にあった施策の、この計画でのIDを書くこと。")
def former_places(plan: Plan) -> Iterator[Finding]:
    """Report former places that the plan does not have, or in which a measure still is."""
    ids = {name for node in plan.nodes() for name in (node.measure.id, *node.measure.was)}
    for node in plan.nodes():
        here = {name for one in node.line for name in (one.id, *one.was)}
        for index, name in enumerate(node.measure.moved_from):
            if name in here or name not in ids:
                what = (
                    "いまも、この下にあります"
                    if name in here
                    else "この計画にありません（なくした施策なら、かわりの施策の was に足してください）"
                )
                yield Finding(path=(*node.path, "moved_from", index), message=f"前の場所「{name}」は、{what}。")


def _still_used(ids: Set[str], former: list[tuple[DataPath, tuple[str, ...]]]) -> Iterator[Finding]:
    seen = set(ids)
    for path, was in former:
        for index, name in enumerate(was):
            if name in seen:
                message = (
                    f"前のid「{name}」は、いまも使われています。was から消すか、使っているほうのidを変えてください。"
                )
                yield Finding(path=(*path, "was", index), message=message)
            seen.add(name)


def _repeated(ids: list[tuple[str, DataPath]]) -> Iterator[Finding]:
    seen: set[str] = set()
    for name, path in ids:
        if name in seen:
            yield Finding(
                path=(*path, "id"),
                message=f"id「{name}」は、この計画の中でほかにも使われています。別のidにしてください。",
            )
        seen.add(name)


@check("too-many-levels", Severity.ERROR, "施策の入れ子は、levels に書いた階層の数までにすること。")
def levels(plan: Plan) -> Iterator[Finding]:
    """Report measures nested deeper than the plan's named levels."""
    for node in plan.nodes():
        if node.depth == len(plan.levels) + 1:
            yield Finding(
                path=(*node.path, "id"),
                message=f"「{short(node.measure.name)}」は{node.depth}段めですが、levels には{len(plan.levels)}段"
                f"（{'、'.join(plan.levels)}）しかありません。字下げを確かめるか、levels を足してください。",
                needs=(("levels",),),
            )


@check(
    "level-skipped",
    Severity.WARNING,
    "同じ階層の施策は、ほかがどれも下の階層を持つなら、下の階層を持つはずであること。",
)
def leaf_levels(plan: Plan) -> Iterator[Finding]:
    """Report the only measure of its level without measures below it: probably indented one level too little."""
    nodes = list(plan.nodes())
    for depth in range(1, len(plan.levels)):
        level = [node for node in nodes if node.depth == depth]
        alone = [node for node in level if not node.measure.measures]
        if len(alone) == 1 and len(level) > OTHERS and alone[0].measure.same is None:
            node = alone[0]
            yield Finding(
                path=(*node.path, "id"),
                message=f"「{short(node.measure.name)}」は{plan.levels[depth - 1]}（{depth}段め）にありますが、ほかの"
                f"{plan.levels[depth - 1]}とちがい、下に{plan.levels[depth]}がありません。"
                f"{plan.levels[depth]}なら、2つ深く字下げして、上の {plan.levels[depth - 1]} の measures: に入れてください。",
                needs=(node.path, ("levels",)),
            )


@check("unknown-level", Severity.ERROR, "pages には、levels に書いた階層の名前を書くこと。")
def page_level(plan: Plan) -> Iterator[Finding]:
    """Report a `pages` value that is not one of the plan's levels."""
    if plan.pages is not None and plan.pages not in plan.levels:
        yield Finding(
            path=("pages",),
            message=f"「{plan.pages}」は levels にありません。{'、'.join(plan.levels)} のどれかを書いてください。",
            needs=(("levels",),),
        )


@check("unknown-source", Severity.ERROR, "at の文書は、sources に書いたものであること。")
def known_sources(plan: Plan) -> Iterator[Finding]:
    """Report citations of documents that are not declared."""
    for at, path in cited_places(plan):
        if at.source not in plan.sources:
            known = "、".join(plan.sources)
            message = f"文書「{short(at.source)}」は sources にありません（いまあるもの: {known}）。"
            yield Finding(path=path, message=message, needs=(("sources",),))


def cited_places(plan: Plan) -> Iterator[tuple[Place, DataPath]]:
    """Yield every cited place of a plan, with its path in the file."""
    return _places(plan, ())


def _places(part: object, path: DataPath) -> Iterator[tuple[Place, DataPath]]:
    if isinstance(part, Place):
        yield part, path
    elif isinstance(part, BaseModel):
        for name, field in type(part).model_fields.items():
            value = getattr(part, name)
            if value and not isinstance(value, str):  # most fields are empty or texts
                yield from _places(value, (*path, field.alias or name))
    elif isinstance(part, Mapping):
        for key, value in part.items():
            yield from _places(value, (*path, key.written if isinstance(key, Period) else str(key)))
    elif isinstance(part, tuple):
        for index, value in enumerate(part):
            yield from _places(value, (*path, index))
