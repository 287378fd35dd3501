# The service with its embedded store on a volume: docker compose up --build

FROM python:3.11-slim AS build
WORKDIR /app
COPY requirements.txt .
RUN python -m venv .venv \
    && .venv/bin/pip install --quiet --no-cache-dir --require-hashes -r requirements.txt
COPY . .
# Editable, so that the data files stay beside the code they belong to.
RUN .venv/bin/pip install --quiet --no-cache-dir --no-deps --no-build-isolation --editable . \
    && .venv/bin/python -m compileall -q api graph loaders

FROM python:3.11-slim
RUN useradd --uid 10001 --no-create-home --shell /usr/sbin/nologin whowhom \
    && install --directory --owner whowhom --group whowhom /data
COPY --from=build /app /app
ENV PATH=/app/.venv/bin:$PATH \
    PYTHONUNBUFFERED=1 \
    PYTHONDONTWRITEBYTECODE=1 \
    WHOWHOM_HOST=0.0.0.0 \
    WHOWHOM_PORT=8000 \
    WHOWHOM_STORE=sqlite:////data/whowhom.db
USER whowhom
WORKDIR /data
VOLUME /data
EXPOSE 8000
HEALTHCHECK --interval=15s --timeout=5s --start-period=60s --retries=4 \
    CMD ["python", "-c", "from urllib.request import urlopen; urlopen('http://127.0.0.1:8000/readyz', timeout=4)"]
ENTRYPOINT ["whowhom"]
CMD ["serve"]
