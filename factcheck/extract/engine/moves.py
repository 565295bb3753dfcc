"""The transitions: arc-eager, non-monotonic, each sentence for itself; then arcs that cross others are put back."""

from __future__ import annotations

from itertools import accumulate, pairwise
from typing import TYPE_CHECKING, Final

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from factcheck.extract.engine import Token
    from factcheck.extract.engine.network import Network

NONE: Final = -1
PARTS: Final = 8  # words that make a state: see `State.parts`
# What may be done: with one word on the stack that is neither to be reduced nor shifted, arcs alone, and so on.
KINDS: Final = ("LR", "LRS", "LRD", "LRSD")
LIFTED: Final = "||"


class Arcs:
    """The arcs so far of all sentences that are read together, by the number of each word; one more number stands for no word."""

    def __init__(self, words: int) -> None:
        self.nothing = words
        self.heads = [NONE] * words
        self.labels = ["ROOT"] * words
        # Of each word the last child before it and behind it, and of each child behind a word the one drawn before.
        self.left, self.right, self.beside = ([words] * (words + 1) for _ in range(3))
        self.held = [False] * (words + 1)  # put back on the buffer, not to be shifted again


class State:
    """A sentence half read: a stack and a buffer of words, each above its bottom, and the arcs."""

    def __init__(self, arcs: Arcs, first: int, last: int) -> None:
        self.arcs = arcs
        self.stack = [arcs.nothing] * 3
        self.buffer = [arcs.nothing, arcs.nothing, *range(last - 1, first - 1, -1)]

    def kind(self) -> int:
        """Do what must be done, then say what may be: a place in `KINDS`, or `NONE` at the end."""
        while True:
            depth, left = len(self.stack) - 3, len(self.buffer) - 2
            if not depth:
                if not left:
                    return NONE
                self.stack.append(self.buffer.pop())
            elif not left:
                self.reduce()
            else:
                return (left >= 2 and not self.arcs.held[self.buffer[-1]]) + 2 * (depth >= 2)

    def parts(self) -> tuple[int, ...]:
        """The words that make this state."""
        stack, buffer, left = self.stack, self.buffer, self.arcs.left
        top, next_ = stack[-1], buffer[-1]
        return (next_, buffer[-2], top, stack[-2], stack[-3], left[next_], left[top], self.arcs.right[top])

    def do(self, move: str, label: str) -> None:
        """Shift, reduce, or draw an arc between the top of the stack and the next word of the buffer."""
        arcs, top, next_ = self.arcs, self.stack[-1], self.buffer[-1]
        if move == "S":
            self.stack.append(self.buffer.pop())
        elif move == "D":
            self.reduce()
        elif move == "L":
            head = arcs.heads[top]
            if head != NONE:  # the arc drawn last to its head gives way
                arcs.right[head] = arcs.beside[arcs.right[head]]
            arcs.heads[top], arcs.labels[top], arcs.left[next_] = next_, label, top
            arcs.held[next_] = False
            self.stack.pop()
        else:
            arcs.heads[next_], arcs.labels[next_] = top, label
            arcs.beside[next_], arcs.right[top] = arcs.right[top], next_
            self.stack.append(self.buffer.pop())

    def reduce(self) -> None:
        """Take the top off the stack; a word without a head goes back to the buffer, unless it is the last."""
        word = self.stack.pop()
        if self.arcs.heads[word] == NONE and len(self.stack) > 3:  # the bottom
            self.arcs.held[word] = True
            self.buffer.append(word)


def parses(
    network: Network, parts: NDArray[np.float32], moves: Sequence[str], sentences: Sequence[Sequence[Token]]
) -> Iterator[tuple[list[str], list[int]]]:
    """The dependency and the head of each word, given what each word adds to a state."""
    named = [(move[0], move[2:]) for move in moves]
    barred = np.array([[0 if move in kind else -np.inf for move, _ in named] for kind in KINDS], dtype=np.float32)
    flat, places = parts.reshape(-1, parts.shape[2]), np.arange(PARTS)
    arcs = Arcs(len(parts) - 1)
    spans = list(pairwise(accumulate(map(len, sentences), initial=0)))
    active = [(state, kind) for span in spans if (kind := (state := State(arcs, *span)).kind()) != NONE]
    while active:
        words = np.array([word for state, _ in active for word in state.parts()]).reshape(-1, PARTS)
        scores = network.scores(flat[words * PARTS + places]) + barred[[kind for _, kind in active]]
        for (state, _), move in zip(active, scores.argmax(axis=1).tolist(), strict=True):
            state.do(*named[move])
        active = [(state, kind) for state, _ in active if (kind := state.kind()) != NONE]
    for (first, last), sentence in zip(spans, sentences, strict=True):
        heads = [at if head == NONE else head - first for at, head in enumerate(arcs.heads[first:last])]
        labels = arcs.labels[first:last]
        if any(LIFTED in label for label in labels):
            _put_back(heads, labels, [token.text.isspace() for token in sentence])
        yield labels, heads


def _put_back(heads: list[int], labels: list[str], spaces: Sequence[bool]) -> None:
    """Hang each lifted word ("advmod||conj") on the first word of that kind below its head, level by level."""
    reach = _reach(heads)

    def found(word: int, kind: str) -> int:
        level = [heads[word]]
        while level:
            level = [
                child
                for above in level
                for child in reach[above]
                if heads[child] == above and child not in (above, word) and not spaces[child]
            ]
            if same := [child for child in level if labels[child] == kind]:
                return same[0]
        return heads[word]

    for word, label in enumerate(labels):
        kind, lifted, below = label.partition(LIFTED)
        if lifted:
            heads[word] = found(word, below)
            labels[word] = kind


def _reach(heads: Sequence[int]) -> list[range]:
    """Of each word all from the first to the last word below it."""
    reach = [range(at, at + 1) for at in range(len(heads))]
    for word in range(len(heads)):
        above = word
        while heads[above] != above:
            above = heads[above]
            reach[above] = range(min(reach[above].start, word), max(reach[above].stop, word + 1))
    return reach
