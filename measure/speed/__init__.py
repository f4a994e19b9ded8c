"""What `make bench` times, one table a module: ``TITLE`` and ``timed()``, or ``show()``."""
