"""Download, install and verify model packages."""
