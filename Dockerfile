# The app for production: web, worker, beat and migrate are this one image with other commands.
# Build it with: docker build -t integration-journal .

FROM python:3.12-slim-bookworm AS build
ENV PIP_NO_CACHE_DIR=1 PIP_DISABLE_PIP_VERSION_CHECK=1
RUN python -m venv /opt/venv
COPY requirements/base.txt /tmp/base.txt
RUN /opt/venv/bin/pip install --quiet --require-hashes --only-binary :all: -r /tmp/base.txt
WORKDIR /app
COPY . .
RUN PATH=/opt/venv/bin:$PATH deploy/collect && /opt/venv/bin/python -m compileall -q /app /opt/venv

FROM python:3.12-slim-bookworm
RUN groupadd --system --gid 10001 journal \
    && useradd --system --uid 10001 --gid journal --no-create-home --shell /usr/sbin/nologin journal \
    && install -d -o journal -g journal -m 0700 /data /attachments
COPY --from=build /opt/venv /opt/venv
COPY --from=build /app /app
ENV PATH=/opt/venv/bin:$PATH PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1 DATA_DIR=/data ATTACHMENTS_DIR=/attachments
WORKDIR /app
USER 10001:10001
EXPOSE 8000
HEALTHCHECK --interval=15s --timeout=5s --start-period=20s CMD ["python", "deploy/healthcheck.py"]
CMD ["gunicorn", "--config", "deploy/gunicorn.py", "--bind", "0.0.0.0:8000", "integration_journal.wsgi"]
