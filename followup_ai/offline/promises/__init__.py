"""What the candidate promised, for whom, in what form, and whether it is still to be kept."""
