"""imgrec: look inside one real image recogniser of six layers."""

__version__ = "0.1.0"
