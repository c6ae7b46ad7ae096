"""How to open the data: three lines for each program, shown on the data page and run by the tests."""

SNIPPETS = (
    (
        "Python（pandas）",
        (
            "import pandas as pd",
            'df = pd.read_csv("{address}data/observations.csv", dtype={{"municipality_code": str}})',
            'print(df[df["series"] == "actual"][["plan", "measure", "indicator", "era", "value", "unit"]])',
        ),
    ),
    (
        "R",
        (
            'd <- read.csv("{address}data/observations.csv", fileEncoding = "UTF-8-BOM",',
            '              colClasses = c(municipality_code = "character"))',
            'print(head(d[d$series == "actual", c("plan", "measure", "indicator", "era", "value", "unit")]))',
        ),
    ),
    (
        "DuckDB（SQL）",
        (
            "SELECT plan, measure, indicator, era, value, unit",
            "FROM read_csv('{address}data/observations.csv', types = {{'municipality_code': 'VARCHAR'}})",
            "WHERE series = 'actual' ORDER BY plan, indicator, fiscal_year;",
        ),
    ),
)
"""Name of the program, and its lines; `{address}` is the portal's address."""


def snippets(address: str) -> tuple[tuple[str, str], ...]:
    """Return each program's lines as one text, with the portal's address filled in."""
    return tuple((name, "\n".join(lines).format(address=address)) for name, lines in SNIPPETS)
