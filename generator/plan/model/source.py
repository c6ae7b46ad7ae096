"""The documents that a plan file was transcribed from, and how their texts were taken from them."""

from generator.plan.model.fields import Address, CodeText, Id, Key, Name, PageNumbers, Record, Sha256
from generator.plan.model.vocabulary import Show
from generator.plan.places import Span, pages


class Extraction(Record):
    """How the text of a source was taken from its file."""

    tool: Name | None = Key("道具", "テキストを取り出した道具（pdftotext など）。", default=None)
    version: CodeText | None = Key("道具の版", "道具の版（24.02.0 など）。", default=None)
    from_: Name | None = Key(
        "もとのファイル", "取り出したファイルの名前（plan.pdf など）。", default=None, alias="from"
    )
    pages: PageNumbers | None = Key(
        "取り出したページ", "もとのファイルの何ページめか（5-12 や 3, 5-12 など）。全部なら書かない。", default=None
    )


class Source(Record):
    """A document that the plan file was transcribed from."""

    title: Name = Key("題名", "文書の題名。")
    number: Name | None = Key("文書の番号", "資料2 など。", default=None)
    publisher: Name | None = Key("発行者", "文書を出した団体。計画の市区町村なら書かない。", default=None)
    published: Name | None = Key("公表", "文書が公表された日や月（令和7年3月 など）。", default=None)
    url: Address | None = Key("アドレス", "文書が公開されているアドレス。わからなければ書かない。", default=None)
    licence: Name | None = Key("利用条件", "文書の利用条件。わからなければ書かない。", default=None)
    show: Show = Key(
        "サイトに載せる範囲",
        "テキストのどこまでをサイトに載せるか。whole 全文、cited 引用した行だけ、none 載せない。",
        default=Show.CITED,
    )
    file: Name | None = Key("テキスト", "照合に使うテキストのファイル名。", default=None)
    sha256: Sha256 | None = Key("テキストのSHA-256", "照合に使うテキストのSHA-256（64けた）。", default=None)
    extracted: Extraction | None = Key("テキストの取り出し方", "テキストを、何から、どう取り出したか。", default=None)
    was: tuple[Id, ...] = Key("前のID", "文書のIDを変えたとき、前のID。", default=())

    @property
    def extracted_pages(self) -> tuple[Span, ...]:
        """Return the pages that the text was extracted from; empty if the file does not state them, for all."""
        return pages(self.extracted.pages) if self.extracted and self.extracted.pages else ()
