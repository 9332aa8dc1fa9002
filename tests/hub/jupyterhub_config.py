"""JupyterHub for one class on one machine; the names between @ are filled in by `make test-hub`."""

c = get_config()
students = "@STUDENTS@"  # with blanks between them
c.JupyterHub.bind_url = "http://127.0.0.1:@PUBLIC@"
c.JupyterHub.hub_bind_url = "http://127.0.0.1:@INNER@"
c.ConfigurableHTTPProxy.api_url = "http://127.0.0.1:@API@"
c.ConfigurableHTTPProxy.command = ["@HUB@/node/node_modules/.bin/configurable-http-proxy"]
c.ConfigurableHTTPProxy.pid_file = "@HUB@/run/proxy.pid"
c.JupyterHub.db_url = "sqlite:///@HUB@/run/jupyterhub.sqlite"
c.JupyterHub.cookie_secret_file = "@HUB@/run/cookie_secret"
c.JupyterHub.authenticator_class = "pam"
c.PAMAuthenticator.open_sessions = False
c.Authenticator.allowed_users = {"@TEACHER@", *students.split()}
c.JupyterHub.spawner_class = "jupyterhub.spawner.LocalProcessSpawner"
c.Spawner.cmd = ["@HUB@/venv/bin/jupyterhub-singleuser"]
c.Spawner.default_url = "/lab"
c.Spawner.environment = {"PATH": "@HUB@/venv/bin:/usr/bin:/bin"}
c.Spawner.start_timeout = 120
c.Spawner.http_timeout = 120
c.JupyterHub.load_groups = {
    "formgrade-kit": {"users": ["@TEACHER@"]},
    "nbgrader-kit": {"users": students.split()},
}
c.JupyterHub.services = [{"name": "driver", "api_token": "@TOKEN@"}]
c.JupyterHub.load_roles = [
    # nbgrader's plugin asks for a user's groups
    {"name": "server", "scopes": ["users:activity!user", "access:servers!server", "read:users!user"]},
    {"name": "driver", "services": ["driver"], "scopes": ["admin:users", "admin:servers", "tokens", "access:servers"]},
]
