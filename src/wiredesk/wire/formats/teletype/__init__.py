"""Copy as wires have sent it since the days of the teleprinter: IPTC 7901 and ANPA 1312.

Control characters frame each message: SOH header STX text ETX time EOT; a file may hold many.
``messages`` takes them apart, ``iptc7901`` and ``anpa`` know what stands in header and text.
"""
