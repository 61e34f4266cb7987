"""The words of the JSON-LD export: which term is whose, so that the file explains itself without a network.

schema.org's terms (https://schema.org/docs/schemas.html), PROV-O's (https://www.w3.org/TR/prov-o/) and those of the Web
Annotation vocabulary (https://www.w3.org/TR/annotation-vocab/) stand as they are; what none of them has a word for is
in a namespace of our own.
"""

from __future__ import annotations

from typing import Any

OWN = "urn:legation:"
_LINK = "@id"


def _terms(prefix: str, names: str, kind: str | None = None) -> dict[str, Any]:
    return {name: {"@id": f"{prefix}:{name}"} | ({"@type": kind} if kind else {}) for name in names.split()}


CONTEXT: dict[str, Any] = {
    "schema": "https://schema.org/",
    "prov": "http://www.w3.org/ns/prov#",
    "oa": "http://www.w3.org/ns/oa#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "legation": f"{OWN}term:",
    "id": "@id",
    "type": "@type",
    **_terms("schema", "name headline articleBody author identifier inLanguage jobTitle roleName softwareVersion text"),
    **_terms("schema", "version value"),
    **_terms("schema", "datePublished startDate endDate", "xsd:date"),
    **_terms("schema", "dateModified", "xsd:dateTime"),
    **_terms("schema", "latitude longitude", "xsd:double"),
    **_terms("schema", "about actionStatus agent geo isPartOf location member memberOf participant publisher", _LINK),
    **_terms("schema", "recipient spokenByCharacter subjectOf url", _LINK),
    **_terms("prov", "wasAssociatedWith wasDerivedFrom wasGeneratedBy wasQuotedFrom wasRevisionOf", _LINK),
    **_terms("prov", "generatedAtTime", "xsd:dateTime"),
    **_terms("oa", "hasSource hasSelector", _LINK),
    **_terms("oa", "start end", "xsd:integer"),
    **_terms("legation", "because cameo claimedBy context country evidence kind mode over plover sector status"),
    **_terms("legation", "unit venue"),
    **_terms("legation", "body condition dispute magnitude rule saidBy sentence statedBy variant via within", _LINK),
    **_terms("legation", "mentions outlets quad reports revision", "xsd:integer"),
    **_terms("legation", "confidence high low score", "xsd:double"),
    **_terms("legation", "historical", "xsd:boolean"),
    **_terms("legation", "asOf earliest firstSeen lastSeen latest", "xsd:date"),
}
