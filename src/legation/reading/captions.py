"""Recognise the line under a photograph: by its credit, by "(L)" and "(R)", by "FILE -".

Every rule asks for a mark that running text does not carry; a caption without one is read as body, which loses nothing.
"""

from __future__ import annotations

import re

_LONGEST = 600
_HOUSE = (
    r"(?:AP|AFP|Reuters|REUTERS|EPA(?:-EFE)?|EFE|UPI|TASS|DPA|dpa|Getty(?: Images)?|Shutterstock|Anadolu(?: Agency)?|"
    r"Xinhua|Bloomberg|NurPhoto|Zuma(?: Press)?|ZUMA(?: Press)?|Alamy|PA(?: Wire| Media)?|Sipa(?: USA)?|AAP|Kyodo|"
    r"Yonhap|Associated Press|Agence France-Presse|Pool|Handout|Photolure|Sputnik|Maxar|KCNA|Redux|Corbis|"
    r"Rex Features|Landov)"
)
# "(Hayk X/Photolure via Reuters)", "(AP Photo/X)", "(Photo: X)", "(Courtesy of X)", "(X via Getty Images)"
_CREDIT = re.compile(
    r"[(\[](?:"
    rf"[^()\[\]]{{0,80}}/\s?{_HOUSE}[^()\[\]]{{0,60}}"
    rf"|{_HOUSE}\s?(?:/[^()\[\]]{{1,80}}|[Pp](?:hoto|HOTO)\b[^()\[\]]{{0,80}}|via [^()\[\]]{{1,60}})"
    r"|[^()\[\]]{0,80}\bvia (?:AP|AFP|Reuters|REUTERS|Getty|Shutterstock|Anadolu|EPA)[^()\[\]]{0,40}"
    r"|[^()\[\]]{0,60}\b(?:[Pp]hoto|PHOTO|[Ii]mage|[Pp]hotograph|[Pp]icture)s?(?: credit)?(?: by |:|/)[^()\[\]]{0,80}"
    r")[)\]]\s*\.?$"
)
_HOUSE_ALONE = re.compile(rf"[(\[]{_HOUSE}(?:, file)?[)\]]\s*\.?$")
_SPOKEN = re.compile(r"\b(?:said|says|told|according to|reported|announced|added)\b")
_TAIL_CREDIT = re.compile(
    r"\b(?:Photo(?:graph|grapher|graphs|s)?|PHOTO|Image|Picture)(?: credit| courtesy)?(?: by)?:\s*[A-Z][^.!?]{0,80}$"
)
_HEAD_CREDIT = re.compile(
    r"(?:FILE(?:\s+PHOTO|\s+IMAGE)?\s*[-–—:]|\(FILE(?:\s+PHOTO)?\)|File (?:photo|image|picture)\b|"
    r"(?:Photo|Image|Picture|Photograph)s?(?: credit| by| courtesy(?: of)?)?:|PHOTO:|Image copyright\b|Image caption\b|"
    r"Media caption\b|Image source\b|Enlarge this image\b|toggle caption\b|Getty Images$|Caption:|CLOSE [A-Z][a-z])"
)
_FILE_PHOTO = re.compile(r"\b(?:in|In) this (?:[^.]{0,40}\s)?file (?:photo|image|picture)\b|\bfile photo\)?\.?$")
_SIDE = re.compile(
    r"\((?:L|C|2nd L|2nd R|L-R|R-L|left|right|centre|center|second left|second right|from left|from left to right|"
    r"second from (?:left|right)|left to right|front [LR]|rear [LR])\)",
)


def is_caption(line: str) -> bool:
    """Is the whole line a caption, or a photographer's credit? `line` is trimmed."""
    if len(line) > _LONGEST:
        return False
    if _HEAD_CREDIT.match(line) or _CREDIT.search(line) or _TAIL_CREDIT.search(line) or _FILE_PHOTO.search(line):
        return True
    if _SIDE.search(line) and not _SPOKEN.search(line):
        return True
    # "(AP)" closes agency copy too: only a line in which nobody speaks is a caption by that alone.
    return len(line) <= 300 and bool(_HOUSE_ALONE.search(line)) and not _SPOKEN.search(line) and line[-2] != "."
