from __future__ import annotations

import pytest

from legation.reading.kinds import InputKind, kind_by_beginning, kind_by_ending, stem


@pytest.mark.parametrize(
    ("path", "kind", "name"),
    [
        ("in/a.txt", "text", "a"),
        ("in/a.b.HTML", "html", "a.b"),
        ("a.jsonl.gz", "jsonl", "a"),
        ("CC-MAIN.warc.wet.gz", "warc", "CC-MAIN.warc"),
        ("a.gz", "auto", "a"),
        ("report.v2.gz", "auto", "report.v2"),
        ("a.xml", "auto", "a"),
        ("a", "auto", "a"),
        ("a.md", "auto", "a"),
        (".txt", "auto", ".txt"),
    ],
)
def test_endings_tell_kind_and_name(path: str, kind: InputKind, name: str) -> None:
    assert (kind_by_ending(path), stem(path)) == (kind, name)


@pytest.mark.parametrize(
    ("head", "kind"),
    [
        (b"\xef\xbb\xbf<!DOCTYPE html>", "html"),
        (b'<?xml version="1.0"?>\n<!-- by us -->\n<html xmlns="x">', "html"),
        (b'<?xml version="1.0"?><?xml-stylesheet href="x"?><rss version="2.0">', "feed"),
        (b"<!-- <html> --><feed>", "feed"),
        (b"<rdf:RDF xmlns:rdf='x'>", "feed"),
        (b"<?xml version='1.0'?><sitemap>", "feed"),
        (b"<feedback> is what we ask for", "text"),
        (b"WARC/1.1\r\n", "warc"),
        (b"WARC/1.0 is a format", "text"),
        (b'[\n{"id": 1', "jsonl"),
        (b'{"text"', "text"),
        (b"id,text\n1,x", "csv"),
        (b'"title"\t"maintext"\r\n', "csv"),
        (b"text\nand more text", "text"),
        (b"title, text and date of the report: see below\n", "text"),
        (b"", "text"),
    ],
)
def test_beginnings_tell_the_kind(head: bytes, kind: InputKind) -> None:
    assert kind_by_beginning(head, {}) == kind
