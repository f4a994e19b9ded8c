"""Where the desk meets the machine. The only reader of the environment."""
