"""Recognise lines that are the newspaper's and not the report's: links, prompts, legal lines, and credits.

A table of openings and of whole lines that publishers print around any story. The rules are anchored and meant to be
precise: losing a line of the report is worse than reading a prompt.
"""

from __future__ import annotations

import re

from legation.language.sentences import split

_LONGEST_PROMPT = 420
_LONGEST_CREDIT = 400

# Openings that no sentence of a report has. Case matters where the words could open one.
_OPENINGS = (
    r"(?i:sign up (?:for|to|here|today|now|below)\b|subscribe (?:to|now|here|today|for)\b|register (?:now|"
    r"for free|today)\b)",
    r"(?i:get (?:the|our|all the)? ?(?:latest|daily|weekly|best|day's|monitor|top|breaking)\b.{0,80}\b"
    r"(?:inbox|newsletter|stories|news|updates|alerts|app)\b)",
    r"(?i:read (?:more|next|also|the full (?:story|article|text))\s*(?:[:»>…]|here|at\b|on\b|about\b|$))",
    r"(?i:(?:related|see also|also see|also read|see more|more on this|more from|more stories|recommended|most read|"
    r"trending|don't miss|don’t miss|in case you missed it|go deeper|you may also like|"
    r"further reading)\s*(?:[:»>]|\.{3}|…|$))",
    r"(?i:related (?:article|articles|card|story|stories|content|links?|topics?|video|videos|coverage)\s*(?::|$))",
    r"More:\s?\S|MORE:\s?\S|PHOTOS:\s|VIDEOS?:\s|(?:WATCH|LISTEN|POLL|GRAPHIC|INTERACTIVE)(?: NOW| LIVE)?:",
    r"(?i:advertisement\s*:?\s*(?:$|continue reading|scroll)|story continue[sd] below|article continues? below|"
    r"continue reading\b|continued? below)",
    r"(?i:(?:follow|like|find|join) (?:us|me)\b.{0,60}\b(?:twitter|facebook|instagram|telegram|x|whatsapp|youtube|"
    r"linkedin|social media|google news)\b)",
    r"(?:-\s)?(?:Follow|Like)\b.{0,60}\bon (?:Twitter|Facebook|Instagram|X|Telegram)\b",
    r"(?i:follow @|join us on telegram|subscribe to us)",
    r"(?i:click (?:here|for more|to (?:read|subscribe|share|view|watch|play|enlarge|expand)|on the link)\b)",
    r"(?i:(?:copyright\s*)?(?:©\s*\w|\(c\)\s*(?:copyright\s*)?\d{4})|copyright \d{4}|all rights reserved)",
    r"(?i:this (?:article|story|piece|essay|op-ed) (?:was |is |has been )?(?:originally |first |also )?"
    r"(?:published|appeared|posted|republished|reprinted)\b)",
    r"(?i:this (?:report|content|material) (?:(?:was |has been )?(?:originally |first )"
    r"(?:published|appeared) (?:in|on|by|at)|"
    r"may not be (?:published|reproduced|republished))\b)",
    r"(?i:this (?:article|story|page|post) (?:is more than|has been updated|was updated|will be updated|"
    r"was last updated|has been (?:amended|corrected)|was (?:amended|corrected))\b)",
    r"(?i:share (?:this|on)\b|share$|read or share this story|print this|email this|copy link|save (?:this )?article|"
    r"listen to (?:this )?article\b|listen to this\b)",
    r"(?i:(?:leave|post|add|write) (?:a|your) (?:comment|reply)|view (?:all )?comments|show comments|comments? "
    r"(?:are closed|section|\(\d+\))|\d+ comments?$|join the (?:conversation|discussion)|have your say|"
    r"what do you think\?$|tell us what you think|let us know what you think)",
    r"(?i:by (?:entering|clicking|signing up|submitting|subscribing)\b.{0,120}\b"
    r"(?:you (?:agree|accept|consent)|privacy policy)\b)",
    r"(?i:(?:thank you|thanks) for (?:subscribing|reading|signing up)\b|you(?:'|’)ve successfully subscribed|"
    r"subscribed$)",
    r"(?i:download (?:the|our)\b.{0,40}\bapp\b|visit \S+(?: \S+)? homepage|for more (?:news|information|stories),? "
    r"(?:visit|go to|click|follow|see)\b|to read the rest\b.{0,120}\bclick)",
    r"(?i:we use cookies|this (?:site|website) uses cookies|accept (?:all )?cookies|please enable javascript)",
    r"(?i:newsletter sign up|breaking news alerts|support (?:our|independent|quality) journalism|become a member|"
    r"donate (?:now|today)|make a (?:donation|contribution) (?:now|today))",
    r"JUST WATCHED\b|MUST WATCH\b|Slideshow \(\d|(?:prev|next) Image \d|Play Video\b|NEW You can now listen\b",
)  # fmt: skip
_WHOLE_LINES = re.compile(
    r"(?i:advertisement|sponsored|photos?|videos?|image|map|graphic|close|share|tweet|email|print|comments?|"
    r"menu|search|"
    r"loading\.{0,3}|skip to (?:main )?content|back to top|top stories|latest news|newsletter|\d+ min(?:ute)? read|"
    r"\[pullquote\]|youtube|getty|facebook twitter(?: .{0,40})?|continuation of the material under the video|"
    r"home|watch live|live updates?|editor'?s'? picks?|terms of (?:use|service)|privacy policy|cookie policy)"
)
_NO_WORD = re.compile(r"[^\w]*|_+")
_TRAILING_LINK = re.compile(r"\bRead more(?: here)?\.?$|\bLIVE UPDATES$|[Ff]or reprint permission\.?$")
_LEGAL = re.compile(r"(?i:all rights reserved)\b.{0,60}$")

_REPORT = r"(?:report|article|story|piece|dispatch|reporting)"
_CONTRIBUTED = re.compile(rf"contributed (?:to )?(?:(?:this|the) )?{_REPORT}(?: from [A-Z][^.]{{0,60}})?\.?\)?$")
_CREDITS = re.compile(
    r"^[(—–-]?\s*(?:(?:Additional|Further|Extra) )?(?:[Rr]eporting|REPORTING) by\b"
    r"|^[(—–-]?\s*(?:Writing|Editing|Compiled|Translated|Edited|Written) by [A-Z]"
    # "With help from Moscow, …" opens sentences: that needs the dash of a credit.
    r"|^(?:[—–-]+\s*)?With (?:(?:additional |further )?reporting|files) (?:by|from)\b|^With assistance by [A-Z]"
    r"|^[—–-]+\s*With (?:assistance|contributions?|help) (?:by|from)\b"
    r"|^Contribut(?:ing|ors?):\s|^Source:\s[^.]{1,60}$|^Author(?:/author)?:\s"
    r"|^(?:[•⦁*-]\s)?This article is based (?:in part )?on\b"
)
_REPORTED_FROM = re.compile(r"^[A-Z][\w.’'-]+(?: [A-Z][\w.’'-]+){0,3} reported from [A-Z][^;:]{2,80}\.?$")
_PROMPT = re.compile("|".join(_OPENINGS))


def is_boilerplate(line: str) -> bool:
    """Is the whole line the newspaper's own: a link, a prompt, a legal line, an ornament? `line` is trimmed."""
    if len(line) > _LONGEST_PROMPT:
        return False
    if _NO_WORD.fullmatch(line) or _WHOLE_LINES.fullmatch(line) or _PROMPT.match(line):
        return True
    return len(line) <= 200 and bool(_TRAILING_LINK.search(line) or _LEGAL.search(line))


def is_credit(line: str) -> bool:
    """Does the whole line say who worked on the report ("Reporting by A; editing by B")? `line` is trimmed."""
    if len(line) > _LONGEST_CREDIT:
        return False
    if _CREDITS.match(line):
        return True
    # A short paragraph may end in a credit: then the line is no credit, only its last sentence is (`text`).
    sentences = [line[start:end] for start, end in split(line)] if _CONTRIBUTED.search(line) else [line]
    return all(_CONTRIBUTED.search(sentence) or _REPORTED_FROM.match(sentence) for sentence in sentences)
