"""Compose a plan file's text into plain data with the position of every value, and report what is not plain YAML.

The YAML is a strict subset (https://yaml.org/spec/1.2.2/): null, true, false and plain decimal numbers
are special and everything else is text; no anchors, tags, merge keys or further documents.
"""

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal

import yaml

from generator.plan.diagnostics import DataPath, Position, Severity, short
from generator.plan.reading import doubtful_text, typos
from generator.plan.reading.decode import FORBIDDEN, Findings, escape_message
from generator.plan.reading.syntax_errors import unclosed

MAX_DEPTH = 24
MAX_NODES = 50_000
MAX_DIGITS = 24

_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?")
_LEADING_ZERO = re.compile(r"-?0[0-9]+(?:\.[0-9]+)?")
_KEYWORDS: dict[str, bool | None] = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL")),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}

Scalar = str | Decimal | bool | None


class TooLargeError(Exception):
    """The file is larger or deeper than a plan may be; the message is Japanese."""

    def __init__(self, position: Position, message: str) -> None:
        super().__init__(message)
        self.position = position


class Composer:
    """Builds plain data from libyaml's events, and records the position of each value."""

    def __init__(self, text: str, found: Findings) -> None:
        self.text = text
        self.lines = text.split("\n")
        self.has_doubts = doubtful_text.characters(text) is not None
        self.found = found
        self.events: Iterator[yaml.Event] = yaml.parse(text, Loader=yaml.CLoader)
        self.nodes = 0
        self.positions: dict[DataPath, Position] = {}
        self.keys: dict[DataPath, Position] = {}
        self.flow: set[DataPath] = set()
        self.broken: set[DataPath] = set()

    def document(self) -> object:
        """Compose the one document; return None if the stream is empty."""
        data: object = None
        seen = 0
        for event in self.events:
            if isinstance(event, yaml.DocumentStartEvent):
                seen += 1
                if seen > 1:
                    self._refuse(
                        event, "2つめの文書（---）があります。1つのファイルには1つの計画だけを書いてください。"
                    )
                    list(self.events)  # consume the rest, so that a later syntax error is still reported
                    return None
                if event.version or event.tags:
                    self._refuse(event, "「%」で始まる指示行は使えません。この行を消してください。")
                data = self._node(next(self.events), (), 1)
        return data

    def _node(self, event: yaml.Event, path: DataPath, depth: int) -> object:
        position = _at(event)
        self.nodes += 1
        if self.nodes > MAX_NODES:
            raise TooLargeError(position, f"項目が多すぎます（上限は{MAX_NODES:,}個）。計画を分けてください。")
        if depth > MAX_DEPTH:
            raise TooLargeError(position, f"入れ子が深すぎます（上限は{MAX_DEPTH}段）。字下げを確かめてください。")
        self.positions[path] = position
        if isinstance(event, yaml.AliasEvent):
            self._refuse(event, f"別名「*{short(event.anchor)}」は使えません。値をそのまま書いてください。")
            self.broken.add(path)
            return None
        assert isinstance(event, yaml.ScalarEvent | yaml.SequenceStartEvent | yaml.MappingStartEvent)
        if event.anchor is not None:
            self._refuse(event, f"アンカー「&{short(event.anchor)}」は使えません。消してください。")
        if event.tag is not None:
            self._refuse(event, f"タグ「{short(event.tag)}」は使えません。消してください。")
        if isinstance(event, yaml.ScalarEvent):
            return self._scalar(event, path)
        if isinstance(event, yaml.SequenceStartEvent):
            items: list[object] = []
            while not isinstance(item := next(self.events), yaml.SequenceEndEvent):
                items.append(self._node(item, (*path, len(items)), depth + 1))
            if event.flow_style:
                self._no_comment_at(item)
            return items
        return self._mapping(event, path, depth)

    def _mapping(self, start: yaml.MappingStartEvent, path: DataPath, depth: int) -> dict[str, object]:
        if start.flow_style:
            self.flow.add(path)
        data: dict[str, object] = {}
        lost_dash = False
        while not isinstance(event := next(self.events), yaml.MappingEndEvent):
            key = self._key(event, depth)
            value_event = next(self.events)
            inside = (*path, key)
            if key in data:
                first = self.keys[inside]
                if not lost_dash:
                    lost_dash = bool(path) and isinstance(path[-1], int) and key == next(iter(data))
                    self.found.add(_at(event), "duplicate-key", typos.duplicate_key(key, first, _at(event), lost_dash))
                self._node(value_event, (*path, f"{key}\0{self.nodes}"), depth + 1)
                continue
            if key == "<<" and isinstance(event, yaml.ScalarEvent) and not event.style:
                self._refuse(event, "マージ「<<」は使えません。項目をそのまま書いてください。")
                self.broken.add(inside)
            self.keys[inside] = _at(event)
            data[key] = self._node(value_event, inside, depth + 1)
        if start.flow_style:
            self._no_comment_at(event)
        return data

    def _key(self, event: yaml.Event, depth: int) -> str:
        if isinstance(event, yaml.ScalarEvent):
            if event.anchor is not None or event.tag is not None:
                self._refuse(event, "項目名にアンカーやタグは使えません。消してください。")
            if bad := FORBIDDEN.search(str(event.value)):
                self.found.add(_at(event), "control-character", escape_message(bad.group()))
            if self.has_doubts:
                self._doubt("pasted-characters", event, doubtful_text.characters(str(event.value)))
            return str(event.value)
        self.found.add(_at(event), "wrong-type", "項目名に、かっこや箇条書きは使えません。語を書いてください。")
        self._node(event, (f"\0key{self.nodes}",), depth + 1)
        return f"\0key{self.nodes}"

    def _scalar(self, event: yaml.ScalarEvent, path: DataPath) -> Scalar:
        text = str(event.value)
        if event.style not in ("|", ">") and _last_line(event) > _at(event).line:
            self._multi_line(event, path)
            return text
        if bad := FORBIDDEN.search(text):
            self._error(event, path, "control-character", escape_message(bad.group()))
        if self.has_doubts:
            self._doubt("pasted-characters", event, doubtful_text.characters(text))
        if event.style in ("|", ">"):
            self._report_typo(event, path, typos.in_block(self._lines(event)))
            return text
        if event.style:
            self._no_comment_at(event)
            return text
        if text in _KEYWORDS:
            return _KEYWORDS[text]
        if _LEADING_ZERO.fullmatch(text):
            self._error(
                event,
                path,
                "leading-zero",
                f'「{text}」は0で始まっています。番号なら引用符で囲み（"{text}"）、数値なら先頭の0を取ってください。',
            )
            return text
        if not _NUMBER.fullmatch(text):
            if path[:-1] not in self.flow:  # in braces, what is lost is an error of its own
                self._doubt("cut-at-hash", event, doubtful_text.cut_at_hash(text, self._after(event)))
            return text
        self._doubt("binary-tail", event, doubtful_text.binary_tail(text))
        if len(text) > MAX_DIGITS:
            self._error(event, path, "too-large", f"数字が長すぎます（{len(text)}けた）。上限は{MAX_DIGITS}けたです。")
            return None
        return Decimal(text)

    def _doubt(self, code: str, event: yaml.Event, message: str | None) -> None:
        if message:
            self.found.add(_at(event), code, message, Severity.WARNING)

    def _after(self, event: yaml.Event) -> str:
        """Return what follows a value in its line."""
        assert event.end_mark is not None
        end = self.text.find("\n", event.end_mark.index)
        return self.text[event.end_mark.index : end if end >= 0 else None]

    def _no_comment_at(self, event: yaml.Event) -> None:
        """Report a comment directly after a value, without a space; other YAML readers reject it."""
        assert event.end_mark is not None
        if self.text.startswith("#", event.end_mark.index):
            message = "メモの「#」の前に半角スペースがありません。1つ入れてください。"
            self.found.add(Position(_last_line(event), event.end_mark.column + 1), "missing-space", message)

    def _multi_line(self, event: yaml.ScalarEvent, path: DataPath) -> None:
        if event.style:
            self._error(event, path, "unclosed-quote", unclosed(self._lines(event)[0]))
        elif not self._report_typo(event, path, map(typos.in_line, self._lines(event))):
            self._error(event, path, "multi-line-value", typos.multi_line(self._lines(event), _at(event).line))

    def _lines(self, event: yaml.Event) -> list[str]:
        return self.lines[_at(event).line - 1 : _last_line(event)]

    def _report_typo(self, event: yaml.Event, path: DataPath, typos_of_lines: Iterable[typos.Typo | None]) -> bool:
        """Report the first typing error on an event's lines, and return whether there is one."""
        for number, typo in enumerate(typos_of_lines, _at(event).line):
            if typo:
                self.found.add(Position(number, typo.offset + 1), typo.code, typo.message)
                self.broken.add(path)
                return True
        return False

    def _error(self, event: yaml.Event, path: DataPath, code: str, message: str) -> None:
        self.found.add(_at(event), code, message)
        self.broken.add(path)

    def _refuse(self, event: yaml.Event, message: str) -> None:
        self.found.add(_at(event), "not-plain-yaml", message)


def _at(event: yaml.Event) -> Position:
    assert event.start_mark is not None
    return Position(event.start_mark.line + 1, event.start_mark.column + 1)


def _last_line(event: yaml.Event) -> int:
    assert event.end_mark is not None
    return event.end_mark.line + 1
