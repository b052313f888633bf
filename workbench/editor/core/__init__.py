"""The editor without a user interface: sessions, changes, saving, advice."""
