"""Rows that end in a sentence: a table where the terminal has room for one, else a line for what
is short and the sentence below it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rich.console import Console, ConsoleOptions, RenderResult
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

LONGEST_CELL = 20
"""Characters of a line that a cell beside the sentence takes at most; longer ones fold."""
LEAST_SENTENCE = 30
"""Characters of a line that a sentence needs to be read in a table."""
GAP = 2


@dataclass(frozen=True, slots=True)
class SentenceRows:
    """``headings`` and the cells of each of ``rows`` belong together, and the ``sentences`` to the
    rows. ``numbers`` are the headings of columns of figures."""

    headings: tuple[str, ...]
    rows: Sequence[tuple[Text, ...]]
    sentences: Sequence[Text]
    title: str = "sentence"
    numbers: frozenset[str] = frozenset()

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        taken = sum(self._width(column) + GAP for column in range(len(self.headings)))
        if options.max_width - taken >= LEAST_SENTENCE:
            yield self._table()
        else:
            for row, sentence in zip(self.rows, self.sentences, strict=True):
                yield self._line(row)
                yield Padding(sentence, (0, 0, 0, 2 * GAP))

    def _width(self, column: int) -> int:
        cells = (row[column].cell_len for row in self.rows)
        longest = max((len(self.headings[column]), *cells))
        return longest if self.headings[column] in self.numbers else min(longest, LONGEST_CELL)

    def _table(self) -> Table:
        made = Table(box=None, pad_edge=False, header_style="bold", expand=True)
        for heading in self.headings:
            if heading in self.numbers:
                made.add_column(heading, justify="right", no_wrap=True)
            else:
                made.add_column(heading, overflow="fold", max_width=LONGEST_CELL)
        made.add_column(self.title, overflow="fold", ratio=1)
        for row, sentence in zip(self.rows, self.sentences, strict=True):
            made.add_row(*row, sentence)
        return made

    def _line(self, row: tuple[Text, ...]) -> Text:
        """The cells that say something, figures with what they count."""
        named = (
            Text(f"{cell} {heading.removesuffix('s') if cell.plain == '1' else heading}")
            if heading in self.numbers
            else cell
            for heading, cell in zip(self.headings, row, strict=True)
        )
        line = Text(" " * GAP).join(cell for cell in named if cell.plain)
        line.stylize("bold")
        line.overflow = "fold"
        return line
