"""Small blocks of a plan file: other names, contacts, bodies, events, tables, logic models, notes on the source."""

from pydantic import model_validator

from generator.plan.model.fields import (
    Address,
    CellText,
    CodeText,
    Date,
    Id,
    Key,
    Name,
    PeriodField,
    PlaceField,
    PlaceList,
    Record,
    Text,
    invalid_value,
)


class Also(Record):
    """Another printed name of the same item."""

    name: Name = Key("名前", "資料のほかの場所に書かれた名前。")
    at: PlaceField = Key("出典", "その名前がある場所（文書のIDと行番号）。")
    note: Name | None = Key("注記", "旧指標名 など。", default=None)


class Accepted(Record):
    """A finding that was reviewed and accepted."""

    check: Name = Key("指摘", "指摘のコード（例: total-differs）。")
    why: Text = Key("理由", "そのままにする理由。")


class Issuer(Record):
    """A body that issued the plan."""

    name: Name = Key("名前", "計画を作った団体の名前。")
    corporate_number: Name | None = Key("法人番号", "13けた。引用符で囲む。", default=None)


class Contact(Record):
    """A contact point; defined once and referred to by its id."""

    name: Name = Key("名前", "問い合わせ先の名前。")
    section: Name | None = Key("部署", "担当の部署。", default=None)
    tel: tuple[Name, ...] = Key("電話", "電話番号。", default=())
    fax: Name | None = Key("ファクス", "ファクスの番号。", default=None)
    mail: Name | None = Key("メール", "メールアドレス。", default=None)
    address: Name | None = Key("住所", "郵便番号と住所。", default=None)
    url: Address | None = Key("アドレス", "ホームページ。", default=None)
    note: Name | None = Key("注記", "受付時間など。", default=None)
    at: PlaceField | None = Key("出典", "文書のIDと行番号。", default=None)


class Member(Record):
    """A member of a body, as published."""

    category: Name | None = Key("区分", "金融機関 など。", default=None)
    organisation: Name | None = Key("所属", "所属する団体。", default=None)
    post: Name | None = Key("職", "団体での職。", default=None)
    person: Name | None = Key("氏名", "資料で公表されている氏名。", default=None)
    role: Name | None = Key("役", "会長 など、この会議での役。", default=None)
    note: Name | None = Key("注記", "読み取りについての注記。", default=None)


class Body(Record):
    """A council or committee with its members."""

    id: Id = Key("ID", "短い名前（半角の英小文字）。")
    name: Name = Key("名前", "会議や団体の名前。")
    about: Text | None = Key("説明", "何をする会議か。", default=None)
    members: tuple[Member, ...] = Key("委員", "委員・構成員。", default=())
    at: PlaceField | None = Key("出典", "文書のIDと行番号。", default=None)


class Event(Record):
    """A meeting, a seminar, a publication: something with a date."""

    date: Date | None = Key("日付", "2017-05-31 のように。", default=None)
    dates: tuple[Date, ...] = Key("日付", "何日もあるとき。", default=())
    until: Date | None = Key("おわりの日", "何日もつづくとき、終わりの日。", default=None)
    month: PeriodField | None = Key("月", "日がわからないとき。H29.5 のように。", default=None)
    title: Name | None = Key("題", "行事の名前。", default=None)
    items: tuple[Text, ...] = Key("内容", "議題や内容。", default=())
    body: Id | None = Key("会議", "bodies のID。", default=None)
    contact: Id | None = Key("問い合わせ先", "contacts のID。", default=None)
    note: Name | None = Key("注記", "回数など。", default=None)
    at: PlaceField | None = Key("出典", "文書のIDと行番号。", default=None)

    @model_validator(mode="after")
    def _at_one_time(self) -> "Event":
        if sum((self.date is not None, bool(self.dates), self.month is not None)) > 1:
            raise invalid_value("wrong-type", "date・dates・month は、どれか1つだけを書いてください。")
        return self


class Table(Record):
    """A plain table of the source."""

    id: Id = Key("ID", "短い名前（半角の英小文字）。")
    title: Name = Key("題", "表の題。")
    unit: Name | None = Key("単位", "表全体の単位。", default=None)
    columns: tuple[Name, ...] = Key("列", "列の名前。", min_length=1)
    rows: tuple[tuple[CellText, ...], ...] = Key("行", "1行に1つ。[名前, 数値, …]。", min_length=1)
    note: Text | None = Key("注記", "表の注記。", default=None)
    at: PlaceField | None = Key("出典", "文書のIDと行番号。", default=None)


class Logic(Record):
    """A logic model: activities and their intended outcomes, stage by stage."""

    output: tuple[Text, ...] = Key("事業実績", "行うこと。", default=())
    short: tuple[Text, ...] = Key("短期成果", "はじめに生まれる成果。", default=())
    mid: tuple[Text, ...] = Key("中期成果", "その次の成果。", default=())
    final: tuple[Text, ...] = Key("最終成果", "めざす成果。", default=())
    at: PlaceField | None = Key("出典", "文書のIDと行番号。", default=None)


class Correction(Record):
    """What the source (or its text) prints, and how it is read instead."""

    at: PlaceField = Key("出典", "文書のIDと行番号。")
    printed: CodeText = Key("資料の表記", "資料に書かれているとおり。")
    read: CodeText = Key("読み", "このファイルでの読み。")
    why: Text = Key("理由", "そう読んだ理由。")


class Erratum(Record):
    """A mistake that was published here, and its correction."""

    date: Date = Key("訂正した日", "正しい内容にした日。")
    since: Date = Key("まちがっていた期間のはじめ", "まちがった内容をサイトに載せた日。")
    what: Name = Key("何が", "まちがっていた項目（事業承継セミナー 令和7年度の実績 など）。")
    was: CellText = Key("まちがい", "まちがって載せていた値やことば。")
    now: CellText = Key("正しい内容", "直したあとの値やことば。")
    why: Text = Key("理由", "まちがえた理由。")
    item: Id | None = Key("項目のID", "その指標や施策・事業のID。", default=None)


class Ended(Record):
    """An indicator (or a measure with its indicators) of the plan before that this plan does not go on with."""

    id: Id = Key("ID", "前の計画（follows）の指標や施策・事業のID。")
    why: Text = Key("理由", "なくなった理由。")
    at: PlaceField | None = Key("出典", "理由がある場所（文書のIDと行番号）。", default=None)


class Unreadable(Record):
    """Something that cannot be read with certainty."""

    at: PlaceField = Key("出典", "文書のIDと行番号。")
    what: Text = Key("何が", "読み取れないもの。")
    why: Text = Key("理由", "なぜ読み取れないか。")


class LeftOut(Record):
    """Lines of the source that are deliberately not in the file."""

    at: PlaceList = Key("出典", "文書のIDと行番号。いくつでも。")
    what: Text = Key("何を", "写していないもの。")
    only: tuple[Name, ...] = Key("一部だけ", "行のうち、写していないことば。書かなければ行のすべて。", default=())
    why: Text = Key("理由", "写していない理由。")
