"""The web as a carrier: one door for everything that leaves the machine, and manners at it."""
