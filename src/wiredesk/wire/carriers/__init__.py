"""How bytes arrive. The only part of the wire that touches disk, network or clock."""
