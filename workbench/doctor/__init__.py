"""What works on this machine, and what is wrong in this workspace."""
