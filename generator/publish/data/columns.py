"""The columns of every table, with their definitions; the data dictionary is generated from these."""

from dataclasses import replace

from generator.publish.data.common_columns import (
    DUE,
    FIGURE,
    GRADED,
    INDICATOR,
    INDICATOR_PRINTED,
    MEASURE,
    MET,
    PLACE,
    PRINTED,
    SOURCE,
    TIME,
)
from generator.publish.data.table import Column

OBSERVATIONS = (
    *PLACE,
    *MEASURE,
    *INDICATOR,
    *TIME,
    Column(name="series", title="値の種類", about="目標・実績・予算など。", codes="series"),
    *FIGURE,
    *GRADED,
    *SOURCE,
    PRINTED,
    INDICATOR_PRINTED,
)

PLANS = (
    *PLACE,
    Column(name="from_year", title="はじめの年度（西暦）", about="計画期間のはじめの年度。", type="integer"),
    Column(name="to_year", title="おわりの年度（西暦）", about="計画期間のおわりの年度。", type="integer"),
    Column(name="from_era", title="はじめの年度（和暦）", about="令和5年度 など。"),
    Column(name="to_era", title="おわりの年度（和暦）", about="令和8年度 など。"),
    Column(name="period_note", title="期間の注記", about="期間の読み取り方など。"),
    Column(name="issuers", title="作った団体", about="市区町村のほかに作った団体。2つ以上なら・でつなぐ。"),
    Column(name="legal_basis", title="根拠", about="計画のもとになる法律や条例。"),
    Column(name="published", title="公表", about="資料が公表された日や月。"),
    Column(name="follows", title="前の計画のID", about="この計画の前の計画。"),
    Column(name="updated", title="内容を確かめた日", about="このデータの内容を最後に確かめた日。", type="date"),
    Column(name="levels", title="階層の名前", about="上から順に > でつなぐ。"),
    Column(name="rate_method", title="率の求め方", about="計画で決まっている式。", codes="rate_method"),
    Column(name="plan_printed", title="計画の名前（資料の表記）", about="資料のとおりの名前（引用）。", printed=True),
)

MEASURES = (
    *PLACE,
    *MEASURE,
    Column(name="parent_id", title="1つ上のID", about="上の階層の施策・事業。いちばん上では空。"),
    Column(name="level", title="階層", about="1がいちばん上。", type="integer"),
    Column(name="level_name", title="階層の名前", about="方向性、事務事業 など、計画でのよび名。"),
    Column(name="position", title="順番", about="計画の中での順番。1から。", type="integer"),
    Column(name="number", title="番号", about="資料の番号（丸数字は、ふつうの数字にする）。"),
    Column(name="lead", title="実施主体", about="2つ以上なら・でつなぐ。"),
    Column(name="contacts", title="問い合わせ先のID", about="2つ以上なら空白でつなぐ。"),
    Column(
        name="themes", title="テーマ", about="本サイトが付けたもの。2つ以上なら空白でつなぐ。", codes="theme", many=True
    ),
    Column(name="tags", title="印", about="資料にある印や区分。名前=値を ; でつなぐ。"),
    Column(name="printed_page", title="掲載ページ", about="資料に書かれたページ。"),
    *SOURCE,
    PRINTED,
    Column(name="number_printed", title="番号（資料の表記）", about="資料のとおりの番号（引用）。", printed=True),
)

INDICATORS = (
    *PLACE,
    *MEASURE,
    *INDICATOR,
    Column(name="part_name", title="内訳の名前", about="内訳のない指標では空。"),
    Column(name="unit", title="単位", about="数値の単位。"),
    Column(name="direction", title="よい向き", about="多いほどよい・少ないほどよいなど。", codes="direction"),
    Column(name="kind", title="指標の種類", about="活動・成果・参考。", codes="indicator_kind"),
    Column(name="rate_method", title="率の求め方", about="この指標に使う式。", codes="rate_method"),
    Column(name="about", title="説明", about="資料にある、指標の説明。"),
    Column(name="note", title="注記", about="指標についての注記。"),
    *SOURCE,
    INDICATOR_PRINTED,
    Column(name="owner", title="更新の担当", about="値を新しくする課や団体。決まっていなければ実施主体。"),
    Column(name="updated", title="内容を確かめた日", about="この指標の内容を最後に確かめた日。", type="date"),
    Column(
        name="due_year", title="次に値が入る年度", about="まだ値のない、いちばん古い年度。なければ空。", type="integer"
    ),
    Column(
        name="due",
        title="更新の期限",
        about="due_year の値の期限。計画で決まっていなければ、年度が終わって1年。",
        type="date",
    ),
    Column(name="late_years", title="遅れている年度の数", about="期限を過ぎても値のない年度の数。", type="integer"),
    Column(
        name="counts",
        title="数え方",
        about="1年間の量・水準・累計・割合・順位・段階。空なら決まっていない。",
        codes="counts",
        since="1.1",
    ),
    Column(name="stages", title="段階", about="段階のことば。低い順に > でつなぐ。", since="1.1"),
    Column(name="calendar", title="暦年か", about="1〜12月の年ごとの値なら1。", type="integer", since="1.1"),
    Column(name="tolerance", title="許される差", about="達成とみなす差。", type="number", since="1.1"),
    Column(name="every", title="何年ごとか", about="何年ごとの調査か。毎年なら空。", type="integer", since="1.1"),
)

BUDGET = (
    *PLACE,
    *MEASURE,
    *TIME,
    Column(name="basis", title="額の種類", about="予算・決算・見込み。", codes="series"),
    Column(name="line", title="項目", about="資料の項目の名前。"),
    Column(name="value", title="金額", about="資料に書かれた額。なければ空（0ではない）。", type="number"),
    Column(name="unit", title="単位", about="千円 など。"),
    Column(name="reason", title="額がない理由", about="額がない理由。", codes="reason"),
    Column(name="reason_words", title="額がない理由（資料のことば）", about="理由について資料に書かれていること。"),
    *SOURCE,
)

CONTACTS = (
    *PLACE,
    Column(name="contact_id", title="問い合わせ先のID", about="1つの計画の中で1つだけ。"),
    Column(name="name", title="名前", about="団体や課の名前。"),
    Column(name="section", title="部署", about="担当の部署。"),
    Column(name="tel", title="電話", about="2つ以上なら空白でつなぐ。"),
    Column(name="fax", title="ファクス", about="ファクスの番号。"),
    Column(name="mail", title="メール", about="メールアドレス。"),
    Column(name="address", title="住所", about="郵便番号と住所。"),
    Column(name="url", title="ホームページ", about="アドレス。"),
    Column(name="note", title="注記", about="受付時間など。"),
    Column(name="measure_ids", title="施策・事業のID", about="問い合わせられる施策・事業。空白でつなぐ。"),
    *SOURCE,
)

TEXTS = (
    *PLACE,
    *MEASURE,
    Column(name="indicator_id", title="指標のID", about="指標についての文章のとき。"),
    *TIME,
    Column(name="heading", title="見出し", about="資料の見出し。"),
    Column(name="heading_kind", title="見出しの種類", about="見出しが何であるか。", codes="heading_kind"),
    Column(name="paragraph", title="段落の番号", about="1から。1つの段落や箇条書きの1つが、1行。", type="integer"),
    Column(name="is_item", title="箇条書きか", about="箇条書きなら1、そうでなければ0。", type="integer"),
    Column(name="text", title="文章", about="NFKCで正規化した文章。改行はない。"),
    Column(name="text_printed", title="文章（資料の表記）", about="資料のとおりの文字（引用）。", printed=True),
)

GRADES = (
    *PLACE,
    *MEASURE,
    *INDICATOR,
    *TIME,
    Column(name="scale", title="評価のものさし", about="計画での名前。"),
    Column(name="by", title="だれの評価か", about="資料に書かれていれば。"),
    Column(name="grade_published", title="公表された評価", about="市区町村などが公表した評価の記号。"),
    Column(name="grade_computed", title="計算した評価", about="本サイトが計算した評価。", formula="docs/evaluation.md"),
    Column(
        name="differs", title="違うか", about="公表と計算が違えば1、同じなら0。くらべられなければ空。", type="integer"
    ),
    Column(
        name="rate",
        title="率（％）",
        about="本サイトの計算。小数第4位まで。",
        type="number",
        unit="％",
        formula="about/computation/",
    ),
    Column(name="rate_method", title="率の求め方", about="使った式。", codes="rate_method"),
    Column(name="formula", title="数を入れた式", about="式に数を入れたもの。"),
    replace(MET, since="1.0"),
    Column(name="evaluation_reason", title="率や評価がない理由", about="計算できない理由。", codes="evaluation_reason"),
    Column(name="decision", title="判断", about="次年度方針などの、資料に書かれた判断の語。"),
    DUE,
    Column(
        name="rate_published",
        title="公表された率（％）",
        about="資料に書かれた達成率。",
        type="number",
        unit="％",
        since="1.1",
    ),
    Column(name="votes", title="票数", about="委員会などの記号ごとの人数。記号=人数を ; でつなぐ。", since="1.1"),
)

EVENTS = (
    *PLACE,
    *MEASURE,
    Column(
        name="event_number",
        title="行事の番号",
        about="計画の中での番号。1から。何日もあれば、日ごとに1行。",
        type="integer",
    ),
    Column(name="date", title="日付", about="年月日。月だけのときは空。", type="date"),
    Column(name="until", title="おわりの日", about="つづくとき、終わりの日。", type="date"),
    Column(name="month", title="月", about="2017-06 のように。"),
    Column(name="era", title="月（和暦）", about="平成29年6月 のように。"),
    Column(name="title", title="題", about="行事の名前。"),
    Column(name="items", title="内容", about="議題や内容。 / でつなぐ。"),
    Column(name="body", title="会議", about="会議の名前。"),
    Column(name="contact_id", title="問い合わせ先のID", about="contacts.csv のID。"),
    Column(name="note", title="注記", about="回数など。"),
    *SOURCE,
)

TABLES = (
    *PLACE,
    *MEASURE,
    Column(name="table_id", title="表のID", about="1つの計画の中で1つだけ。"),
    Column(name="table", title="表の題", about="資料の表の題。"),
    Column(name="row_number", title="行の番号", about="1から。", type="integer"),
    Column(name="row_name", title="行の名前", about="行のはじめの欄。"),
    Column(name="column_number", title="列の番号", about="1から。行の名前の列が1。", type="integer"),
    Column(name="column_name", title="列の名前", about="資料の列の見出し。"),
    Column(name="value", title="数値", about="欄が数値のとき。", type="number"),
    Column(name="words", title="ことば", about="欄がことばのとき。"),
    Column(name="unit", title="単位", about="表全体の単位。"),
    *SOURCE,
)

SOURCES = (
    *PLACE,
    Column(name="source_id", title="文書のID", about="locator のはじめの語。"),
    Column(name="title", title="題名", about="文書の題名。"),
    Column(name="number", title="文書の番号", about="資料2 など。"),
    Column(name="url", title="アドレス", about="公開されているアドレス。確かめられなければ空。"),
    Column(name="licence", title="利用条件", about="文書の利用条件。確かめられなければ空。"),
    Column(name="sha256", title="テキストのSHA-256", about="照合に使ったテキストの要約値。"),
    Column(name="publisher", title="発行者", about="文書を出した団体。計画の市区町村なら空。", since="1.2"),
    Column(name="published", title="公表", about="文書が公表された日や月。", since="1.2"),
    Column(name="show", title="サイトに載せる範囲", about="テキストのどこまで載せるか。", codes="show", since="1.2"),
    Column(name="extracted_tool", title="道具", about="テキストを取り出した道具。", since="1.2"),
    Column(name="extracted_version", title="道具の版", about="その道具の版。", since="1.2"),
    Column(name="extracted_from", title="もとのファイル", about="テキストを取り出したファイルの名前。", since="1.2"),
    Column(name="extracted_pages", title="取り出したページ", about="5-12 や 3, 5-12 など。空なら全部。", since="1.2"),
)

ERRATA = (
    *PLACE,
    Column(name="date", title="訂正した日", about="正しい内容にした日。", type="date"),
    Column(name="since", title="まちがっていた期間のはじめ", about="まちがった内容をサイトに載せた日。", type="date"),
    Column(name="item_id", title="項目のID", about="指標か施策・事業のID。1つに決まらなければ空。"),
    Column(name="what", title="何が", about="まちがっていた項目。"),
    Column(name="was", title="まちがい", about="まちがって載せていた値やことば。"),
    Column(name="now", title="正しい内容", about="直したあとの値やことば。"),
    Column(name="why", title="理由", about="まちがえた理由。"),
)
