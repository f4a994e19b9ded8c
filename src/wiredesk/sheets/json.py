"""The story sheet as one JSON object, and the JSON Schema that it keeps to."""

import msgspec

from wiredesk.records import Reading

_encoder = msgspec.json.Encoder(order="deterministic")


def as_json(reading: Reading) -> bytes:
    """One object on one line, UTF-8; same reading, same bytes."""
    return _encoder.encode(reading)


def schema() -> bytes:
    """The JSON Schema (draft 2020-12) of what ``as_json`` gives, generated from the records."""
    (_,), components = msgspec.json.schema_components([Reading], ref_template="#/$defs/{name}")
    top = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "wiredesk reading",
        "$ref": "#/$defs/Reading",
        "$defs": components,
    }
    return msgspec.json.format(_encoder.encode(top), indent=2)
