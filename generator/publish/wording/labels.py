"""Labels: a Japanese word or sentence for each code of the model and of results."""

from generator.evaluation.result import Reason, Verdict
from generator.plan.model.row import Series
from generator.plan.model.scale import Scope
from generator.plan.model.vocabulary import MONEY_WORDS, Counts, Direction, Method, MoneyBasis, Show
from generator.plan.model.vocabulary import Kind as IndicatorKind

DIRECTIONS = {
    Direction.UP: "多いほどよい",
    Direction.DOWN: "少ないほどよい",
    Direction.KEEP: "保つことがよい",
    Direction.NONE: "よい向きは決まっていない",
}

KINDS = {
    IndicatorKind.ACTIVITY: "活動（行った量）",
    IndicatorKind.OUTCOME: "成果",
    IndicatorKind.CONTEXT: "参考",
}

SCOPES = {Scope.INDICATORS: "指標", Scope.MEASURES: "施策・事業"}

METHODS = {
    Method.ACTUAL_OVER_TARGET: "実績 ÷ 目標",
    Method.TARGET_OVER_ACTUAL: "目標 ÷ 実績",
    Method.TWO_MINUS: "2 − 実績 ÷ 目標",
    Method.PROGRESS: "（実績 − 基準）÷（目標 − 基準）",
    Method.MET: "達成したかどうか",
    Method.NONE: "率は計算しない",
}

SERIES: dict[Series | MoneyBasis, str] = {
    Series.BASELINE: "基準値",
    Series.TARGET: "目標",
    Series.FORECAST: "見通し",
    Series.ACTUAL: "実績",
    Series.TOTAL: "累計",
    Series.PUBLISHED_RATE: "公表された率",
    **{basis: word for word, basis in MONEY_WORDS.items()},
}

VERDICTS = {Verdict.MET: "達成", Verdict.MISSED: "未達"}

COUNTS = {
    Counts.YEARLY: "1年間の量",
    Counts.LEVEL: "ある時点の水準",
    Counts.CUMULATIVE: "はじめからの累計",
    Counts.RATIO: "割合",
    Counts.RANK: "順位",
    Counts.STAGES: "段階",
}

SHOWS = {Show.WHOLE: "全文", Show.CITED: "引用した行だけ", Show.NONE: "載せない"}

REASONS = {
    Reason.NOT_DUE: "この年度はまだ終わっていません。",
    Reason.NOT_GIVEN: "この年度の実績は、まだ載っていません。",
    Reason.BASELINE_ONLY: "基準の欄だけがあります。",
    Reason.FORECAST_ONLY: "見通しだけが示されています。",
    Reason.TOTAL_ONLY: "累計だけが示されています。目標が累計のものかどうかが決まっていないので、くらべません。",
    Reason.TOTAL_MISSING: "この年度までの累計が載っていないので、くらべません。",
    Reason.GOAL_NOT_DUE: "目標の期限があとの年度なので、達成・未達は決めません。",
    Reason.NO_TARGET: "この年度の目標がないので、評価しません。",
    Reason.TARGET_MISSING: "目標の値が示されていないので、評価しません。",
    Reason.ACTUAL_MISSING: "実績の値がないので、評価しません。",
    Reason.WORDS: "ことばで示された値なので、率を計算しません。",
    Reason.INEXACT: "はっきりした数ではないので、率を計算しません。",
    Reason.OTHER_YEAR: "別の年度の値なので、この年度の評価には使いません。",
    Reason.PARTIAL: "期間の一部だけの値なので、評価しません。",
    Reason.UNITS_DIFFER: "実績と目標の単位が違うので、くらべません。",
    Reason.BOUND_AGAINST_DIRECTION: "目標のことば（以上・以下など）が、指標のよい向きと合わないので、評価しません。",
    Reason.LAST_YEAR_MISSING: "前の年度の実績の数値がないので、くらべません。",
    Reason.NOT_A_STAGE: "段階として決められたことばではないので、くらべません。",
    Reason.DIRECTION_UNDECLARED: "多いほどよいのか少ないほどよいのかが決まっていないので、評価しません。",
    Reason.CONTEXT_ONLY: "状況を知るための指標なので、評価しません。",
    Reason.METHOD_UNDECLARED: "計画に率の求め方が示されていないので、率を計算しません。",
    Reason.METHOD_NONE: "率を計算しない指標です。",
    Reason.METHOD_AGAINST_DIRECTION: "計画の率の式が、この指標のよい向きに合わないので、率を計算しません。",
    Reason.MET_OR_NOT: "率ではなく、達成したかどうかで見ます。",
    Reason.TARGET_ZERO: "目標が0なので割り算をせず、達成したかどうかで見ます。",
    Reason.TARGET_NEGATIVE: "目標が0より小さいので割り算をせず、達成したかどうかで見ます。",
    Reason.ACTUAL_NOT_POSITIVE: "実績が0以下なので割り算をせず、達成したかどうかで見ます。",
    Reason.BASELINE_MISSING: "くらべられる基準値がないので、率を計算しません。",
    Reason.BASELINE_IS_TARGET: "目標が基準値と同じなので、基準からの進み具合は計算しません。",
    Reason.TARGET_WRONG_SIDE: "目標が基準値より悪いほうにあるので、達成したかどうかで見ます。",
    Reason.PARTS: "内訳ごとに見ます。",
    Reason.NO_SCALE: "計画に評価のものさしがないので、評価の記号は付けません。",
    Reason.SCALE_OF_WORDS: "この計画の評価はことばで決まるものなので、計算しません。",
    Reason.SCALE_GAP: "評価なし：基準のすきま（この率は、どの評価の範囲にも入りません）。",
    Reason.NOT_A_GRADE: "評価ではない記号です。",
}
