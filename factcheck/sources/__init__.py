"""Hold an article against its sources: documents and tables that say what its figures should be."""
