"""The subcommands of `imgrec`, one module each; `imgrec.cli` puts them together."""
