"""People & rules: one screen of many tabs, each an address of its own."""
