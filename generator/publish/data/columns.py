"""The columns of every table, with their definitions; the data dictionary is made from these."""

from generator.publish.data.table import Column

PLACE = (
    Column("municipality_code", "全国地方公共団体コード", "6けたの数字。はじめの0も落とさない文字。"),
    Column("prefecture", "都道府県", "都道府県の正式な名前。"),
    Column("municipality", "市区町村", "市区町村の正式な名前。"),
    Column("plan_id", "計画のID", "計画ファイルの名前と同じ。変わらない。"),
    Column("plan", "計画の名前", "資料に書かれた計画の名前（NFKCで正規化）。"),
)
"""What every row of every table begins with."""

SOURCE = (
    Column("source", "出典の文書", "文書の題名。"),
    Column("locator", "出典の場所", "文書のIDと、テキストの行番号。"),
)

TIME = (
    Column("fiscal_year", "年度（西暦）", "4月から翌年3月まで。1つの年度でなければ空。", "integer"),
    Column("era", "年度・月（和暦）", "令和7年度、平成29年6月 など。"),
    Column("period", "期間", "2024、2024H1（上半期）、2021-08（月）、2010/2014、current、final。"),
    Column("period_kind", "期間の種類", "年度・半年・月など。", codes="period_kind"),
)

MEASURE = (
    Column("path", "計画の中での位置", "上からのIDを / でつないだもの。"),
    Column("measure_id", "施策・事業のID", "いちばん内側のもの。計画全体の行では空。"),
    Column("measure", "施策・事業の名前", "NFKCで正規化した名前。"),
)

PRINTED = Column("measure_printed", "施策・事業の名前（資料の表記）", "資料のとおりの名前（引用）。", printed=True)

INDICATOR = (
    Column("indicator_id", "指標のID", "1つの計画の中で1つだけ。"),
    Column("indicator", "指標の名前", "NFKCで正規化した名前。金額では、項目の名前。"),
    Column("part", "指標の内訳のID", "内訳のない指標では空。"),
)

FIGURE = (
    Column(
        "value", "数値", "資料に書かれたとおりのけた。桁区切りも単位も付けない。なければ空（0ではない）。", "number"
    ),
    Column("words", "ことばの値", "数値ではなく、ことばで示された値。"),
    Column("unit", "単位", "数値の単位。"),
    Column("comparator", "数値に付いたことば", "以上・以下など。", codes="comparator"),
    Column("status", "値の確からしさ", "速報・見込みなど。", codes="status"),
    Column("reason", "値がない理由", "数値もことばの値もない理由。", codes="reason"),
    Column("reason_words", "値がない理由（資料のことば）", "理由について資料に書かれていること。"),
    Column("value_year", "値の年度", "欄の年度と違う年度の値であるとき、その期間。"),
)

GRADED = (
    Column("grade_published", "公表された評価", "市区町村などが公表した評価の記号。"),
    Column(
        "grade_computed", "計算した評価", "本サイトが、計画のものさしから計算した評価。", formula="docs/evaluation.md"
    ),
    Column(
        "rate",
        "率（％）",
        "本サイトの計算。小数第4位まで、四捨五入。",
        "number",
        unit="％",
        formula="about/computation/",
    ),
    Column("evaluation_reason", "率や評価がない理由", "計算できない理由。", codes="evaluation_reason"),
)

OBSERVATIONS = (
    *PLACE,
    *MEASURE,
    *INDICATOR,
    *TIME,
    Column("series", "値の種類", "目標・実績・予算など。", codes="series"),
    *FIGURE,
    *GRADED,
    *SOURCE,
    PRINTED,
    Column("indicator_printed", "指標の名前（資料の表記）", "資料のとおりの名前（引用）。", printed=True),
)

PLANS = (
    *PLACE,
    Column("from_year", "はじめの年度（西暦）", "計画期間のはじめの年度。", "integer"),
    Column("to_year", "おわりの年度（西暦）", "計画期間のおわりの年度。", "integer"),
    Column("from_era", "はじめの年度（和暦）", "令和5年度 など。"),
    Column("to_era", "おわりの年度（和暦）", "令和8年度 など。"),
    Column("period_note", "期間の注記", "期間の読み取り方など。"),
    Column("issuers", "作った団体", "市区町村のほかに作った団体。2つ以上なら・でつなぐ。"),
    Column("legal_basis", "根拠", "計画のもとになる法律や条例。"),
    Column("published", "公表", "資料が公表された日や月。"),
    Column("follows", "前の計画のID", "この計画の前の計画。"),
    Column("updated", "内容を確かめた日", "このデータの内容を最後に確かめた日。", "date"),
    Column("levels", "階層の名前", "上から順に > でつなぐ。"),
    Column("rate_method", "率の求め方", "計画で決まっている式。", codes="rate_method"),
    Column("plan_printed", "計画の名前（資料の表記）", "資料のとおりの名前（引用）。", printed=True),
)

MEASURES = (
    *PLACE,
    *MEASURE,
    Column("parent_id", "1つ上のID", "上の階層の施策・事業。いちばん上では空。"),
    Column("level", "階層", "1がいちばん上。", "integer"),
    Column("level_name", "階層の名前", "方向性、事務事業 など、計画でのよび名。"),
    Column("position", "順番", "計画の中での順番。1から。", "integer"),
    Column("number", "番号", "資料の番号（丸数字は、ふつうの数字にする）。"),
    Column("lead", "実施主体", "2つ以上なら・でつなぐ。"),
    Column("contacts", "問い合わせ先のID", "2つ以上なら空白でつなぐ。"),
    Column("themes", "テーマ", "本サイトが付けたもの。2つ以上なら空白でつなぐ。", codes="theme", many=True),
    Column("tags", "印", "資料にある印や区分。名前=値を ; でつなぐ。"),
    Column("printed_page", "掲載ページ", "資料に書かれたページ。"),
    *SOURCE,
    PRINTED,
    Column("number_printed", "番号（資料の表記）", "資料のとおりの番号（引用）。", printed=True),
)

INDICATORS = (
    *PLACE,
    *MEASURE,
    *INDICATOR,
    Column("part_name", "内訳の名前", "内訳のない指標では空。"),
    Column("unit", "単位", "数値の単位。"),
    Column("direction", "よい向き", "多いほどよい・少ないほどよいなど。", codes="direction"),
    Column("kind", "指標の種類", "活動・成果・参考。", codes="indicator_kind"),
    Column("rate_method", "率の求め方", "この指標に使う式。", codes="rate_method"),
    Column("about", "説明", "資料にある、指標の説明。"),
    Column("note", "注記", "指標についての注記。"),
    *SOURCE,
    Column("indicator_printed", "指標の名前（資料の表記）", "資料のとおりの名前（引用）。", printed=True),
    Column("owner", "更新の担当", "値を新しくする課や団体。決まっていなければ実施主体。"),
    Column("updated", "内容を確かめた日", "この指標の内容を最後に確かめた日。", "date"),
    Column("due_year", "次に値が入る年度", "まだ値のない、いちばん古い年度。なければ空。", "integer"),
    Column("due", "更新の期限", "due_year の値の期限。計画で決まっていなければ、年度が終わって1年。", "date"),
    Column("late_years", "遅れている年度の数", "期限を過ぎても値のない年度の数。", "integer"),
)

BUDGET = (
    *PLACE,
    *MEASURE,
    *TIME,
    Column("basis", "額の種類", "予算・決算・見込み。", codes="series"),
    Column("line", "項目", "資料の項目の名前。"),
    Column("value", "金額", "資料に書かれた額。なければ空（0ではない）。", "number"),
    Column("unit", "単位", "千円 など。"),
    Column("reason", "額がない理由", "額がない理由。", codes="reason"),
    Column("reason_words", "額がない理由（資料のことば）", "理由について資料に書かれていること。"),
    *SOURCE,
)

CONTACTS = (
    *PLACE,
    Column("contact_id", "問い合わせ先のID", "1つの計画の中で1つだけ。"),
    Column("name", "名前", "団体や課の名前。"),
    Column("section", "部署", "担当の部署。"),
    Column("tel", "電話", "2つ以上なら空白でつなぐ。"),
    Column("fax", "ファクス", "ファクスの番号。"),
    Column("mail", "メール", "メールアドレス。"),
    Column("address", "住所", "郵便番号と住所。"),
    Column("url", "ホームページ", "アドレス。"),
    Column("note", "注記", "受付時間など。"),
    Column("measure_ids", "施策・事業のID", "問い合わせられる施策・事業。空白でつなぐ。"),
    *SOURCE,
)

TEXTS = (
    *PLACE,
    *MEASURE,
    Column("indicator_id", "指標のID", "指標についての文章のとき。"),
    *TIME,
    Column("heading", "見出し", "資料の見出し。"),
    Column("heading_kind", "見出しの種類", "見出しが何であるか。", codes="heading_kind"),
    Column("paragraph", "段落の番号", "1から。1つの段落や箇条書きの1つが、1行。", "integer"),
    Column("is_item", "箇条書きか", "箇条書きなら1、そうでなければ0。", "integer"),
    Column("text", "文章", "NFKCで正規化した文章。改行はない。"),
    Column("text_printed", "文章（資料の表記）", "資料のとおりの文字（引用）。", printed=True),
)

GRADES = (
    *PLACE,
    *MEASURE,
    *INDICATOR,
    *TIME,
    Column("scale", "評価のものさし", "計画での名前。"),
    Column("by", "だれの評価か", "資料に書かれていれば。"),
    Column("grade_published", "公表された評価", "市区町村などが公表した評価の記号。"),
    Column("grade_computed", "計算した評価", "本サイトが計算した評価。", formula="docs/evaluation.md"),
    Column("differs", "違うか", "公表と計算が違えば1、同じなら0。くらべられなければ空。", "integer"),
    Column("rate", "率（％）", "本サイトの計算。小数第4位まで。", "number", unit="％", formula="about/computation/"),
    Column("rate_method", "率の求め方", "使った式。", codes="rate_method"),
    Column("formula", "数を入れた式", "式に数を入れたもの。"),
    Column("met", "目標に届いたか", "届いたら1、届かなければ0。くらべられなければ空。", "integer"),
    Column("evaluation_reason", "率や評価がない理由", "計算できない理由。", codes="evaluation_reason"),
    Column("decision", "判断", "次年度方針などの、資料に書かれた判断の語。"),
)

EVENTS = (
    *PLACE,
    *MEASURE,
    Column("event_number", "行事の番号", "計画の中での番号。1から。何日もあれば、日ごとに1行。", "integer"),
    Column("date", "日付", "年月日。月だけのときは空。", "date"),
    Column("until", "おわりの日", "つづくとき、終わりの日。", "date"),
    Column("month", "月", "2017-06 のように。"),
    Column("era", "月（和暦）", "平成29年6月 のように。"),
    Column("title", "題", "行事の名前。"),
    Column("items", "内容", "議題や内容。 / でつなぐ。"),
    Column("body", "会議", "会議の名前。"),
    Column("contact_id", "問い合わせ先のID", "contacts.csv のID。"),
    Column("note", "注記", "回数など。"),
    *SOURCE,
)

TABLES = (
    *PLACE,
    *MEASURE,
    Column("table_id", "表のID", "1つの計画の中で1つだけ。"),
    Column("table", "表の題", "資料の表の題。"),
    Column("row_number", "行の番号", "1から。", "integer"),
    Column("row_name", "行の名前", "行のはじめの欄。"),
    Column("column_number", "列の番号", "1から。行の名前の列が1。", "integer"),
    Column("column_name", "列の名前", "資料の列の見出し。"),
    Column("value", "数値", "欄が数値のとき。", "number"),
    Column("words", "ことば", "欄がことばのとき。"),
    Column("unit", "単位", "表全体の単位。"),
    *SOURCE,
)

SOURCES = (
    *PLACE,
    Column("source_id", "文書のID", "locator のはじめの語。"),
    Column("title", "題名", "文書の題名。"),
    Column("number", "文書の番号", "資料2 など。"),
    Column("url", "アドレス", "公開されているアドレス。確かめられなければ空。"),
    Column("licence", "利用条件", "文書の利用条件。確かめられなければ空。"),
    Column("sha256", "テキストのSHA-256", "照合に使ったテキストの要約値。"),
)

ERRATA = (
    *PLACE,
    Column("date", "訂正した日", "正しい内容にした日。", "date"),
    Column("since", "まちがっていた期間のはじめ", "まちがった内容をサイトに載せた日。", "date"),
    Column("item_id", "項目のID", "指標か施策・事業のID。1つに決まらなければ空。"),
    Column("what", "何が", "まちがっていた項目。"),
    Column("was", "まちがい", "まちがって載せていた値やことば。"),
    Column("now", "正しい内容", "直したあとの値やことば。"),
    Column("why", "理由", "まちがえた理由。"),
)
