"""What the tool says when it cannot do its job."""


class FactcheckError(Exception):
    """A sentence for people: what is wrong with the file or the installation, and what to do about it."""
