"""How the kit plugs into nbgrader: preprocessors, an exporter and a hook, named in nbgrader_config.py."""
