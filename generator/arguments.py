"""An argument parser whose help and error messages are in Japanese."""

import argparse
import re
import sys
from typing import Any, NoReturn

_ERRORS = [
    (r"the following arguments are required: (.+)", r"足りないものがあります: \1"),
    (r"unrecognized arguments: (.+)", r"使えない指定があります: \1"),
    (r"argument (\S+): expected one argument", r"\1 のうしろに値がありません"),
    (r"argument (\S+): expected at least one argument", r"\1 のうしろに値がありません"),
    (
        r"argument (\S+): invalid choice: '(.*)' \(choose from (.+)\)",
        r"\1 の「\2」は選べません。\3 のどれかにしてください",
    ),
    (r"argument (\S+): invalid (\S+) value: '(.*)'", r"\1 の「\3」は読めません"),
    (r"argument (\S+): not allowed with argument (\S+)", r"\1 と \2 は、いっしょに使えません"),
]


class _Formatter(argparse.RawDescriptionHelpFormatter):
    """Keep line breaks as written, and start the usage line in Japanese."""

    def add_usage(self, usage: Any, actions: Any, groups: Any, prefix: str | None = None) -> None:
        super().add_usage(usage, actions, groups, "使い方: " if prefix is None else prefix)


class Parser(argparse.ArgumentParser):
    """An argparse parser with Japanese headings, help and errors; sub-parsers are of the same class."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**{"formatter_class": _Formatter, "allow_abbrev": False, **options, "add_help": False})
        self._positionals.title, self._optionals.title = "指定するもの", "付けられるもの"
        self.add_argument("-h", "--help", action="help", help="この説明を見せる")

    def error(self, message: str) -> NoReturn:
        """Exit with code 2 and one Japanese line that names the problem."""
        for english, japanese in _ERRORS:
            if found := re.fullmatch(english, message):
                message = found.expand(japanese)
        self.print_usage(sys.stderr)
        self.exit(2, f"実行できません: {message}。{self.prog} --help で使い方を見られます。\n")
