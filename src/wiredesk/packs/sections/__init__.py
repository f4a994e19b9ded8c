"""The sections of a language pack, one file for each part of the reading that they serve."""
