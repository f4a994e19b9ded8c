"""The desk for programs: ``/api/v1``. What a screen shows or does, as JSON, and never more."""
