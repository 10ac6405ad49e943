# One image for web, worker, beat and migrations; compose.yaml says how each is started.
FROM python:3.13-slim AS build

ENV PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_CACHE_DIR=1
RUN python -m venv /opt/venv
WORKDIR /app
# What only some desks need: EXTRAS=credsweeper (docs/DEPLOYMENT.md, section 3). Its file pins all the rest as well.
ARG EXTRAS=""
COPY requirements.txt requirements-credsweeper.txt ./
RUN /opt/venv/bin/pip install --require-hashes -r requirements${EXTRAS:+-$EXTRAS}.txt
COPY . .
# The pages' files are collected once, with their hashes in their names. The key is made here and forgotten.
RUN SECRET_KEY="$(python -c 'import secrets; print(secrets.token_urlsafe(50))')" VAR_DIR=/tmp/var STATIC_ROOT=/app/static \
    /opt/venv/bin/python manage.py collectstatic --no-input --verbosity 0 \
    && /opt/venv/bin/python -m compileall -q manage.py reviewer incidents

FROM python:3.13-slim

RUN useradd --system --uid 10001 --no-create-home --home-dir /nonexistent reviewer \
    && install --directory --owner=reviewer --mode=0700 /var/lib/reviewer
COPY --from=build /opt/venv /opt/venv
COPY --from=build /app /app
ENV PATH=/opt/venv/bin:$PATH PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1 \
    VAR_DIR=/var/lib/reviewer STATIC_ROOT=/app/static
WORKDIR /app
# By number, so that a cluster can see that it is not root. It writes to /var/lib/reviewer and /tmp only.
USER 10001
EXPOSE 8000
HEALTHCHECK --interval=15s --timeout=3s --start-period=20s \
    CMD ["python", "-c", "import urllib.request; urllib.request.urlopen('http://127.0.0.1:8000/healthz', timeout=2)"]
CMD ["python", "-m", "reviewer", "--bind", "0.0.0.0:8000"]
