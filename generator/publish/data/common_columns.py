"""The columns that several tables share, with their definitions, in groups."""

from generator.publish.data.table import Column

PLACE = (
    Column(name="municipality_code", title="全国地方公共団体コード", about="6けたの数字。はじめの0も落とさない文字。"),
    Column(name="prefecture", title="都道府県", about="都道府県の正式な名前。"),
    Column(name="municipality", title="市区町村", about="市区町村の正式な名前。"),
    Column(name="plan_id", title="計画のID", about="計画ファイルの名前と同じ。変わらない。"),
    Column(name="plan", title="計画の名前", about="資料に書かれた計画の名前（NFKCで正規化）。"),
)
"""The columns that every row of every table starts with."""

SOURCE = (
    Column(name="source", title="出典の文書", about="文書の題名。"),
    Column(name="locator", title="出典の場所", about="文書のIDと、テキストの行番号か、表の名前 ! セルか行。"),
)

TIME = (
    Column(
        name="fiscal_year", title="年度（西暦）", about="4月から翌年3月まで。1つの年度でなければ空。", type="integer"
    ),
    Column(name="era", title="年度・月（和暦）", about="令和7年度、平成29年6月 など。"),
    Column(name="period", title="期間", about="2024、2024H1（上半期）、2021-08（月）、2010/2014、current、final。"),
    Column(name="period_kind", title="期間の種類", about="年度・半年・月など。", codes="period_kind"),
)

MEASURE = (
    Column(name="path", title="計画の中での位置", about="上からのIDを / でつないだもの。"),
    Column(name="measure_id", title="施策・事業のID", about="いちばん内側のもの。計画全体の行では空。"),
    Column(name="measure", title="施策・事業の名前", about="NFKCで正規化した名前。"),
)

PRINTED = Column(
    name="measure_printed", title="施策・事業の名前（資料の表記）", about="資料のとおりの名前（引用）。", printed=True
)

INDICATOR = (
    Column(name="indicator_id", title="指標のID", about="1つの計画の中で1つだけ。"),
    Column(name="indicator", title="指標の名前", about="NFKCで正規化した名前。金額では、項目の名前。"),
    Column(name="part", title="指標の内訳のID", about="内訳のない指標では空。"),
)

INDICATOR_PRINTED = Column(
    name="indicator_printed", title="指標の名前（資料の表記）", about="資料のとおりの名前（引用）。", printed=True
)

FIGURE = (
    Column(
        name="value",
        title="数値",
        about="資料に書かれたとおりのけた。桁区切りも単位も付けない。なければ空（0ではない）。",
        type="number",
    ),
    Column(name="words", title="ことばの値", about="数値ではなく、ことばで示された値（維持、前年度以上 なども）。"),
    Column(name="unit", title="単位", about="数値の単位。"),
    Column(
        name="comparator",
        title="数値の読み方",
        about="以上・未満・範囲・約・維持など。空なら、その数そのもの。",
        codes="comparator",
    ),
    Column(name="status", title="値の確からしさ", about="速報・見込みなど。", codes="status"),
    Column(name="reason", title="値がない理由", about="数値もことばの値もない理由。", codes="reason"),
    Column(name="reason_words", title="値がない理由（資料のことば）", about="理由について資料に書かれていること。"),
    Column(name="value_year", title="値の年度", about="欄の年度と違う年度の値であるとき、その期間。"),
    Column(
        name="low",
        title="範囲の下の端",
        about="範囲（50〜60）の小さいほうの数。端の数を含まない範囲では、words にことばもある。",
        type="number",
        since="1.1",
    ),
    Column(name="high", title="範囲の上の端", about="範囲の大きいほうの数。", type="number", since="1.1"),
    Column(
        name="value_printed",
        title="資料の表記",
        about="資料に印刷された値が、読みと違うとき。",
        printed=True,
        since="1.1",
    ),
    Column(name="value_note", title="値の注記", about="この値についての注記。", since="1.1"),
)

MET = Column(
    name="met",
    title="達成か",
    about="達成なら1、未達なら0。期限の前や、くらべられないものは空。",
    type="integer",
    since="1.1",
)
DUE = Column(name="due_period", title="目標の期限", about="くらべた目標、または次の目標の期間。", since="1.1")

GRADED = (
    Column(name="grade_published", title="公表された評価", about="市区町村などが公表した評価の記号。"),
    Column(
        name="grade_computed",
        title="計算した評価",
        about="本サイトが、計画のものさしから計算した評価。",
        formula="docs/evaluation.md",
    ),
    Column(
        name="rate",
        title="率（％）",
        about="本サイトの計算。小数第4位まで、四捨五入。",
        type="number",
        unit="％",
        formula="about/computation/",
    ),
    Column(name="evaluation_reason", title="率や評価がない理由", about="計算できない理由。", codes="evaluation_reason"),
    MET,
    DUE,
)
