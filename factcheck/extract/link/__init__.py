"""Are these two figures of one fact? Levels of evidence with measured weights, the sum its own explanation."""
