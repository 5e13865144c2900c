"""One file a step, in the order that each names by `down_revision`."""
