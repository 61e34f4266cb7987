"""Recognise the line that names who wrote the report: "By A. Smith and B. Jones", "Adam Smith", "A. Smith in Berlin".

A line that begins with "By" and holds only names says so by itself. Bare names could also be a heading, so
they count only where front matter stands around them (`front_matter`).
"""

from __future__ import annotations

import re

_LONGEST = 160
_PARTICLE = r"(?:de|da|di|del|della|der|den|dos|du|van|von|ter|al|el|bin|bint|ibn|la|le|y|e)"
_WORD = r"(?:[A-Z][.](?:[A-Z][.])*|(?:(?:[dDlO][’'])|al-|el-|Al-|El-)?[A-ZÀ-ÞŁŚŻČŠŽĐŘİŞÇĞŌŪ][\w’'-]*[.]?)"
_NAME = rf"{_WORD}(?: (?:{_PARTICLE} ){{0,2}}{_WORD}){{0,4}}"
_JOIN = r"(?:,? and |,? & |, | \| |; |/| - )"
_PLACE = r"(?:,? (?:in|at|reporting from) (?:the )?[A-Z][\w.’'-]+(?:,? [A-Z][\w.’'-]+){0,3})"
_ROLE = (
    r"(?:(?:,|\s[-–—|])\s?(?:[\w.’'-]+ ){0,5}(?:[Cc]orrespondent|[Ww]riter|[Rr]eporter|[Ee]ditor|[Aa]nalyst|"
    r"[Cc]olumnist|[Bb]ureau [Cc]hief|[Ss]taff|STAFF|[Pp]roducer|[Cc]ontributor)(?:,? (?:[\w.’'&-]+ ?){1,5})?)"
)
_BY = re.compile(
    r"(?:By|BY|by|Written by|Story by|Analysis by|Text by):?\s+"
    rf"(?P<names>{_NAME}(?:{_JOIN}{_NAME}){{0,7}}{_PLACE}?{_ROLE}?)\s*\|?"
)
_FULL_NAME = rf"[A-ZÀ-Þ][\w’'.-]*(?: (?:{_PARTICLE} ){{0,2}}[A-ZÀ-ÞŁŚŻČŠŽ][\w’'.-]*){{1,3}}"
_NAMES = re.compile(rf"(?P<names>{_FULL_NAME}(?:(?:,? and |,? & |, ){_FULL_NAME}){{0,6}}{_PLACE}?{_ROLE}?)")
# Capitalised words that open places, bodies and headlines and are hardly ever part of a person's name.
_NO_NAME = re.compile(
    r"\b(?:The|A(?![.])|An|In|On|At|Of|For|To|With|From|How|Why|What|Who|When|Where|Is|Are|Was|Will|North|South|East|West|New|"
    r"United|Saudi|European|Middle|Security|Council|Union|Nations|Republic|Kingdom|Islamic|State|States|Minister|President|"
    r"Queen|Commentary|Takeaways|Key|Main|Board|War|Peace|Talks|Crisis|Summit|Deal|News|Times|Post|World|Politics|Opinion|Analysis|Monday|Tuesday|"
    r"Wednesday|Thursday|Friday|Saturday|Sunday|January|February|April|June|July|August|September|October|November|"
    r"December|Says|Said|Not|No|More|Live|Updates?|Read|Sri|Costa|Hong|Tel|Los|San|El Salvador|Sierra|Burkina)\b"
)
_BY_NO_NAME = re.compile(
    r"(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|January|February|March|April|May|June|July|August|"
    r"September|October|November|December|The|This|That|Then|Now|Late|Early|Mid)\b"
)


def explicit_byline(line: str) -> str | None:
    """The names in a line that begins with "By" and holds nothing else, as printed; else `None`. `line` is trimmed."""
    match = _BY.fullmatch(line) if len(line) <= _LONGEST else None
    if match is None or _BY_NO_NAME.match(match["names"]):
        return None
    return match["names"].strip()


def bare_byline(line: str) -> str | None:
    """The names in a line that can be nothing but people's names; the caller must know that it stands in front."""
    match = _NAMES.fullmatch(line) if len(line) <= _LONGEST else None
    if match is None or line.endswith(("!", "?", ":")) or _NO_NAME.search(match["names"].split(" in ")[0]):
        return None
    return match["names"].strip() if not line.isupper() else None
