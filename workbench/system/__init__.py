"""Access to the system and safe file formats: files, paths, XML, YAML, archives, git, limits."""
