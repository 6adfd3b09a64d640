"""The web app: routes, sessions and static files; what a page says is made in export/html."""
