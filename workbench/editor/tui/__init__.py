"""The editor on the whole terminal, with Textual."""
