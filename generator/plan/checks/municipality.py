"""Checks of a plan's municipality: its code, prefecture and name belong together in the national register."""

from collections.abc import Iterator

from generator.plan import register
from generator.plan.diagnostics import Finding, Severity, check, short
from generator.plan.model.check_digits import is_municipality_code
from generator.plan.model.plan import Plan

_PREFECTURE_CODE = "000"


@check(
    "code-of-another-municipality",
    Severity.ERROR,
    "全国地方公共団体コード・都道府県・市区町村の名前は、同じ市区町村のものであること。",
)
def code_and_name(plan: Plan) -> Iterator[Finding]:
    """Report a code, a prefecture and a name that the national register does not have together."""
    one = plan.municipality
    entry = register.register().get(one.code)
    if not is_municipality_code(one.code) or _is_prefecture(one.code, one.prefecture):
        return
    known = register.prefectures().get(one.code[:2])
    right = register.find(one.prefecture, one.name)
    hint = f"{one.prefecture}{one.name} のコードは {right.code} です。" if right else ""
    if known is None or known != one.prefecture:
        whose = f"{known}（{entry.name}）" if entry and known else known or "どの都道府県でもない番号"
        yield Finding(
            path=("municipality", "code"),
            message=f"コード {one.code} のはじめの2けた {one.code[:2]} は {whose} ですが、prefecture は「{short(one.prefecture)}」です。"
            f"{hint}どちらかを直してください。",
            needs=(("municipality", "prefecture"),),
        )
    elif entry is not None and not register.is_name_of(entry, one.name):
        yield Finding(
            path=("municipality", "name"),
            message=f"コード {one.code} は {entry.prefecture}{entry.name} のものですが、名前は「{short(one.name)}」です。"
            f"{hint}どちらかを直してください。",
            needs=(("municipality", "code"),),
        )


@check("unknown-municipality", Severity.WARNING, "市区町村のコードは、いまの全国の一覧にあるはずであること。")
def registered(plan: Plan) -> Iterator[Finding]:
    """Report a code that the register lacks: mistyped, or that of a former or a new municipality."""
    one = plan.municipality
    known_prefecture = register.prefectures().get(one.code[:2]) == one.prefecture
    if not is_municipality_code(one.code) or not known_prefecture or _is_prefecture(one.code, one.prefecture):
        return
    if one.code not in register.register():
        right = register.find(one.prefecture, one.name)
        choice = (
            f"{one.prefecture}{one.name} のコードは {right.code} です。"
            if right
            else "合併する前や、新しくできた市区町村なら accept: に書き、そうでなければコードと名前を資料で確かめてください。"
        )
        fact = f"コード {one.code} は、{register.AS_OF} の全国の一覧にありません。"
        yield Finding(path=("municipality", "code"), message=fact + choice, fact=fact)


def _is_prefecture(code: str, prefecture: str) -> bool:
    return code[2:5] == _PREFECTURE_CODE and register.prefectures().get(code[:2]) == prefecture
