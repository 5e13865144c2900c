"""Questions about the layers: written ones, and ones made from a person's own picture."""
