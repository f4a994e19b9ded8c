"""The wire: from bytes, whatever their shape, to stories as their senders declared them."""
