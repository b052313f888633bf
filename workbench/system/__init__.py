"""What the machine gives: files, paths, archives, XML, YAML, git, processes with limits."""
