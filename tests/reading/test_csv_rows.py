from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from legation.errors import BadRecord, EmptyReport, InputError, LegationError, NotText
from legation.model import Report
from legation.reading.bytes import MOST_BYTES
from legation.reading.csv_rows import read_csv

TEXT = "The council met on Monday, they said."
MORE = 'It agreed on “nothing”,\nand "went home".'


def read(
    data: str | bytes, columns: dict[str, str] | None = None, warned: list[str] | None = None
) -> list[tuple[str, Report | LegationError]]:
    source = io.BufferedReader(io.BytesIO(data if isinstance(data, bytes) else data.encode()))  # type: ignore[arg-type]
    return list(read_csv(source, "in.csv", (warned if warned is not None else []).append, columns))


def texts(data: str | bytes, columns: dict[str, str] | None = None) -> list[str | None]:
    """The texts that come; `None` for each row that holds none."""
    return [item.text if isinstance(item, Report) else None for _, item in read(data, columns)]


def quoted(*cells: str) -> str:
    return ",".join('"' + cell.replace('"', '""') + '"' for cell in cells) + "\n"


@pytest.mark.parametrize(
    "header",
    ["id,text,published,headline,outlet,byline,url", "filename,maintext,date_publish,title,source_domain,authors,url",
     "ID,Text,Published,HEADLINE,Outlet, byline ,Url"],
)  # fmt: skip
def test_columns_go_by_the_names_that_records_know(header: str) -> None:
    ((where, report),) = read(f"{header}\n" + quoted("a", MORE, "27 Nov. 2023", "H", "O", "B", "U"))
    assert isinstance(report, Report)
    assert (where, report.id, report.text, report.published) == ("in.csv:2", "a", MORE, "2023-11-27")
    assert (report.headline, report.outlet, report.byline, report.url) == ("H", "O", "B", "U")


@pytest.mark.parametrize(
    ("data", "columns"),
    [
        (f"nr;body\n1;{TEXT}", {"text": "body"}),
        (f"nr;Body\n1;{TEXT}", {"text": " body"}),
        (f"text;Body;body\nno;no;{TEXT}", {"text": "body"}),
        (f"text;title\nno;{TEXT}", {"text": "title"}),
    ],
)
def test_columns_go_by_the_names_that_the_caller_gives(data: str, columns: dict[str, str]) -> None:
    ((_, report),) = read(data, columns)
    assert isinstance(report, Report) and (report.text, report.headline) == (TEXT, None)


@pytest.mark.parametrize("columns", [{"text": "body"}, {"text": "text", "outlet": "paper\n"}, None])
def test_a_column_that_is_not_there_is_one_error_with_those_that_are(columns: dict[str, str] | None) -> None:
    header = "text,day,who" if columns else "words,day,who"
    ((where, error),) = read(f"{header}\n{TEXT},1,2\n{TEXT},1,2\n", columns)
    assert type(error) is InputError and where == "in.csv"
    assert header.replace(",", ", ") in str(error)


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-32", "cp1252"])
def test_delimiters_line_ends_and_encodings_are_found_out(delimiter: str, end: str, encoding: str) -> None:
    made = io.StringIO()
    writer = csv.writer(made, delimiter=delimiter, lineterminator=end)
    writer.writerows([["id", "text", "note"], ["1", MORE, "é"], ["", "", ""], ["2", TEXT, ""]])
    assert texts(made.getvalue().encode(encoding)) == [MORE, TEXT]


def test_the_delimiter_that_excel_names_is_used() -> None:
    assert texts(f'sep=|\n"a|text"|text\n1|"{TEXT}"\n') == [TEXT]


@pytest.mark.parametrize(
    ("row", "text"),
    [
        (f'1,"{TEXT}"', TEXT),
        (f'1, "{TEXT}"', TEXT),
        (f'"1" , "{TEXT}" ', TEXT),
        ('1,"said ""no"", twice"', 'said "no", twice'),
        ('1,"No" is what he said', '"No" is what he said'),
        ('1,he said "no" to it', 'he said "no" to it'),
        ('1,"two\n\nlines"', "two\n\nlines"),
        ('1,"says ""\nso"', 'says "\nso'),
        ("1,short,", "short"),
        ('1,short,"",', "short"),
        ('"",none,', "none"),
    ],
)
def test_quotation_marks_are_the_table_s_or_the_text_s(row: str, text: str) -> None:
    assert texts(f"id,text,note\n{row}\n1,{MORE.split(chr(10))[1]}\n")[0] == text


@pytest.mark.parametrize(
    ("row", "error"),
    [
        ("1,", BadRecord),
        ("1", BadRecord),
        ("1,—", BadRecord),
        ("1,one, two", BadRecord),
        ("1,zero\0byte", BadRecord),
        ('1,"never closed', BadRecord),
        ("1," + "a " * (MOST_BYTES // 2 + 1), LegationError),
    ],
    ids=["empty", "short", "no letter", "long", "zero", "open", "huge"],
)
def test_a_bad_row_costs_one_report(row: str, error: type[LegationError]) -> None:
    good = "1,The council met.\n"
    found = read(f"id,text\n{good}{row}\n{good}{good}")
    assert [where for where, _ in found] == ["in.csv:2", "in.csv:3", "in.csv:4", "in.csv:5"]
    assert isinstance(found[1][1], error) and str(found[1][1]).startswith("in.csv:3: ")
    assert [type(item) for _, item in (found[0], *found[2:])] == [Report] * 3


def test_rows_are_counted_by_the_lines_of_the_file() -> None:
    found = read("\n\nid,text\n" + quoted("1", MORE) + "\n" + quoted("", TEXT))
    assert [where for where, _ in found] == ["in.csv:4", "in.csv:7"]
    assert isinstance(found[1][1], Report) and found[1][1].id == "in.csv:7"


def test_cells_as_long_as_books_are_read() -> None:
    long = "and so on " * 30_000
    assert texts("id,text," + "n" * 100_000 + "\n" + quoted("i" * 100_000, long, "")) == [long]


def test_a_line_in_another_encoding_is_read_as_that() -> None:
    data = "id,text\n1,Jos\u00e9 left.\n".encode() + "2,José left.\n".encode("cp1252") + b"3,Jos\xc3\xa9 left\xff.\n"
    assert texts(data) == ["José left.", "José left.", "José left\ufffd."]


def test_a_date_that_is_none_is_told_and_the_report_read() -> None:
    warned: list[str] = []
    ((_, report),) = read(f'text,date\n"{TEXT}",soon\n', warned=warned)
    assert isinstance(report, Report) and len(warned) == 1 and warned[0].startswith("in.csv:2: ")


@pytest.mark.parametrize(
    ("data", "error"),
    [
        (b"", EmptyReport),
        (b" \n\n", EmptyReport),
        (b"id,text\n", EmptyReport),
        (b"id,text\n\n,, \n", EmptyReport),
        (b"\xef\xbb\xbf", EmptyReport),
        (b"sep=;\n", EmptyReport),
        (b"PK\x03\x04 a sheet", NotText),
        (b'"id,text\n1,"', InputError),
        (bytes(range(256)) * 40, InputError),
    ],
)
def test_what_is_no_table_is_one_error(data: bytes, error: type[LegationError]) -> None:
    ((where, found),) = read(data)
    assert isinstance(found, error) and where == "in.csv"


CELL = st.text(st.sampled_from(["a", " ", '"', ",", "\n", "\r", "é", "“"]), max_size=8)


@given(st.lists(st.tuples(CELL, CELL), min_size=1, max_size=6))
def test_what_the_csv_module_writes_is_read_as_it_was(cells: list[tuple[str, str]]) -> None:
    made = io.StringIO()
    csv.writer(made, quoting=csv.QUOTE_ALL).writerows([("text", "headline"), *((f"x{a}", b) for a, b in cells)])
    assert texts(made.getvalue()) == [f"x{a}" for a, _ in cells]


PIECE = st.sampled_from(
    [b"text", b",", b'"', b"\n", b"\r", b"\t", b";", b"\x00", b"\xff", b"\xff\xfe", b"a b", b"sep=,\n"]
)


@given(st.one_of(st.binary(max_size=80), st.lists(PIECE, max_size=30).map(b"".join)))
def test_any_bytes_give_reports_or_errors(data: bytes) -> None:
    assert all(isinstance(item, (Report, LegationError)) for _, item in read(b"id,text\n" + data) + read(data))
