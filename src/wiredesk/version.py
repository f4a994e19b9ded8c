"""The version of the reader, named in every reading."""

VERSION = "0.1.0"
