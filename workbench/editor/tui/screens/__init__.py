"""The editor's screens, one a file."""
