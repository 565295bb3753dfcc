"""Are these two moments of one event? Levels of evidence with measured weights, learnt from text that nobody marked."""
