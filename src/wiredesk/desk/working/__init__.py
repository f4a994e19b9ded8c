"""What works while nobody looks: jobs, polling, errands to the network, sending."""
