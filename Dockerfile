# sayso as a service: the web app on a ledger in the volume /ledger.
#
#     docker build -t sayso .
#     docker run --rm --read-only --tmpfs /tmp --cap-drop ALL --security-opt no-new-privileges \
#         -e SAYSO_TOKEN="a long secret" -v sayso:/ledger -p 127.0.0.1:8765:8765 sayso
#
# docs/how-to/deploy.md says the rest.

FROM python:3.11-slim-bookworm AS build
WORKDIR /src
# The lock first: it changes less often than the code, so its layer is kept.
COPY requirements/run.txt requirements/run.txt
RUN python -m venv /opt/sayso \
    && /opt/sayso/bin/pip install --no-cache-dir --no-deps --require-hashes -r requirements/run.txt
COPY pyproject.toml README.md LICENSE NOTICE ./
COPY src src
RUN /opt/sayso/bin/pip install --no-cache-dir --no-deps .

FROM python:3.11-slim-bookworm
# A number, so that Kubernetes can see that it is not root.
RUN groupadd --gid 10001 sayso \
    && useradd --uid 10001 --gid sayso --no-create-home --home-dir /ledger --shell /usr/sbin/nologin sayso \
    && install -d -o sayso -g sayso -m 0750 /ledger
COPY --from=build /opt/sayso /opt/sayso
# Nothing is written outside the volume and /tmp, where what browsers send waits to be read.
ENV PATH=/opt/sayso/bin:$PATH \
    PYTHONDONTWRITEBYTECODE=1 \
    OMP_NUM_THREADS=1 \
    SAYSO_LEDGER=/ledger/sayso.db
USER 10001:10001
WORKDIR /ledger
VOLUME ["/ledger"]
EXPOSE 8765
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s --retries=3 \
    CMD ["python", "-c", "import urllib.request as u; u.urlopen('http://127.0.0.1:8765/healthz', timeout=4)"]
# --host 0.0.0.0 asks for a token: SAYSO_TOKEN. --allow-host names what browsers call this place.
ENTRYPOINT ["sayso"]
CMD ["serve", "--host", "0.0.0.0", "--port", "8765", "--log-format", "json", "--log-level", "info"]
