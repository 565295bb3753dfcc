"""Read figures and the ties between them from the text of an article."""
