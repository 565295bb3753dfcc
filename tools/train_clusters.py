"""Put the words of news into clusters by the company they keep: factcheck/lexicon/measured/clusters.json.

usage: python tools/train_clusters.py POOL [--folds 0-19] [--more ARTICLES …]

Words that stand between the same words are used alike, "rose" and "climbed", "jurors" and "voters": so a few written passages teach the finder about
words that none of them holds. Each word is told by the words up to two places to its left and right, weighed by their pointwise mutual information,
and brought down to a hundred numbers by a singular value decomposition (O. Levy, Y. Goldberg, I. Dagan, Improving Distributional Similarity, TACL 3,
2015); these are put into clusters, fine and coarse, by k-means. Needs scikit-learn and scipy.
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter, defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import numpy as np
from scipy import sparse
from scipy.sparse.linalg import svds
from sklearn.cluster import KMeans

sys.path.insert(0, str(Path(__file__).parent))

from differ import articles
from pool import asked

if TYPE_CHECKING:
    from collections.abc import Sequence

OUT: Final = Path(__file__).parent.parent / "factcheck" / "lexicon" / "measured" / "clusters.json"
TOKEN: Final = re.compile(r"[a-z]+(?:['’][a-z]+)?|\d[\d,.]*|[.,;:()$£€%?!]|—|–|-")
SLOTS: Final = (-2, -1, 1, 2)
OFTEN: Final = 12  # times a word is met, at least
COMPANY: Final = 3000  # words by which the others are told
SIZE: Final = 100
SHIPPED: Final = 12_000  # words
FINE, COARSE = 400, 64
SMOOTH: Final = 0.75  # the power that keeps rare company from telling too much


def tokens(text: str) -> list[str]:
    """The words and signs of a text in lower case, numbers as one."""
    return ["<n>" if word[0].isdigit() else word for word in TOKEN.findall(text.lower())]


def vectors(texts: Sequence[Sequence[str]]) -> tuple[list[str], Any]:
    """The words met often enough, commonest first, and the vector of each, of length one."""
    count = Counter(word for text in texts for word in text)
    words = [word for word, times in count.most_common() if times >= OFTEN and word.isalpha()]
    row = {word: at for at, word in enumerate(words)}
    column = {word: at for at, (word, _) in enumerate(count.most_common(COMPANY))}
    met: Counter[tuple[int, int]] = Counter()
    for text in texts:
        rows, columns = [row.get(word, -1) for word in text], [column.get(word, -1) for word in text]
        for at, one in enumerate(rows):
            for slot, away in enumerate(SLOTS):
                if one >= 0 and 0 <= at + away < len(text) and columns[at + away] >= 0:
                    met[one, slot * COMPANY + columns[at + away]] += 1
    places = np.array(sorted(met))
    times = np.array([met[one, two] for one, two in places.tolist()], float)
    shape = len(words), len(SLOTS) * COMPANY
    matrix = sparse.csr_matrix((times, (places[:, 0], places[:, 1])), shape=shape)
    own, company = np.array(matrix.sum(1)).ravel(), np.array(matrix.sum(0)).ravel() ** SMOOTH
    told = np.log(times * company.sum() / (own[places[:, 0]] * company[places[:, 1]]))
    kept = told > 0
    left, values, _ = svds(
        sparse.csr_matrix((told[kept], (places[kept, 0], places[kept, 1])), shape=shape), k=SIZE, random_state=1
    )
    found = left * np.sqrt(values)
    return words, found / (np.linalg.norm(found, axis=1, keepdims=True) + 1e-9)


def main(folds: Sequence[Path], more: Sequence[Path]) -> None:
    """Read the articles, and write the clusters."""
    texts = [tokens(one.text) for path in (*folds, *more) for one in articles(path)]
    words, found = vectors(texts)
    fine = KMeans(FINE, n_init=1, random_state=0, max_iter=60).fit(found[:SHIPPED])
    coarse = KMeans(COARSE, n_init=4, random_state=0).fit_predict(fine.cluster_centers_)
    members: defaultdict[int, list[str]] = defaultdict(list)
    for word, cluster in zip(words[:SHIPPED], fine.labels_.tolist(), strict=True):
        members[cluster].append(word)
    told = [{"coarse": int(coarse[at]), "words": " ".join(members[at])} for at in range(FINE)]
    head = {"articles": len(texts), "words": sum(map(len, texts)), "clusters": told}
    OUT.write_text(json.dumps(head, indent=0) + "\n", encoding="utf-8")


if __name__ == "__main__":
    asked(__doc__, main)
