"""Model packages: found, downloaded, installed, verified."""
