# The app in a container: docker build -t imgrec . && docker run --rm -p 8501:8501 imgrec
FROM python:3.13-slim

ENV PIP_NO_CACHE_DIR=1 \
    PIP_DISABLE_PIP_VERSION_CHECK=1 \
    PYTHONDONTWRITEBYTECODE=1 \
    PYTHONUNBUFFERED=1 \
    MPLCONFIGDIR=/tmp/matplotlib \
    IMGREC_HOME=/data

WORKDIR /src
COPY . .
RUN pip install -c constraints.txt . \
    && rm -rf /src \
    && useradd --create-home --uid 1000 imgrec \
    && install -d -o 1000 -g 1000 /data

USER 1000
WORKDIR /home/imgrec
# Where `imgrec data fetch` puts the whole of CIFAR-10; the app needs nothing from it.
VOLUME /data
EXPOSE 8501
HEALTHCHECK --interval=30s --timeout=5s --start-period=30s \
    CMD ["python", "-c", "import urllib.request; urllib.request.urlopen('http://127.0.0.1:8501/_stcore/health', timeout=4)"]
CMD ["imgrec", "app", "--no-browser", "--host", "0.0.0.0", "--port", "8501"]
