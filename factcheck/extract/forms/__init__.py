"""Forms of words as data: `lexicon/en/relations/*.toml`, matched against each sentence and each two that follow each other."""
