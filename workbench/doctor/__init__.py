"""Diagnosis of the installation, the machine and the workspace."""
