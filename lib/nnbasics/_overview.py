"""How a student's progress is shown: a table with links for a notebook, the same in plain text for everything else."""

import os
from html import escape
from pathlib import Path
from urllib.parse import quote


class Overview:
    """The table of topics, as HTML and as text; put it last in a cell."""

    def __init__(self, found, start):
        self.topics, self._start = found, Path(start)

    @property
    def advice(self):
        """What to do next, in a sentence."""
        if not self.topics:
            return "No assignment lies here yet. Download one (notebook and checks.json) and run this cell again."
        for topic in self.topics:
            if topic.started and not topic.finished:
                left = [name for name in topic.answers if name not in topic.done]
                return f"Go on with {topic.title}: next is the answer in `{left[0]}`."
        for topic in self.topics:
            if not topic.finished:
                return f"Next: {topic.title}. Read its lecture first, then open the assignment."
        return "Every practice check passes. Restart and Run All each notebook once more before you hand it in."

    def __repr__(self):
        return "\n".join([*(f"{topic.title}: {topic.state}" for topic in self.topics), self.advice])

    def _link(self, path, words):
        if path is None:
            return "–"
        href = quote(Path(os.path.relpath(path, self._start)).as_posix())
        return f'<a href="{escape(href)}">{escape(words)}</a>'

    def _row(self, topic):
        lecture = self._link(topic.lecture, "lecture")
        link = self._link(topic.notebook, "assignment")
        return (
            f'<tr><th scope="row" style="text-align:left">{escape(topic.title)}</th><td>{lecture}</td><td>{link}</td>'
            f'<td style="text-align:left">{escape(topic.state)}</td></tr>'
        )

    def _repr_html_(self):
        head = "".join(f'<th scope="col" style="text-align:left">{name}</th>' for name in ("topic", "read", "do", "progress"))
        rows = "".join(map(self._row, self.topics))
        first, *code = self.advice.split("`")
        advice = escape(first) + "".join(f"<code>{escape(t)}</code>" if n % 2 == 0 else escape(t) for n, t in enumerate(code))
        table = f"<table><caption>Your progress</caption><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"
        return f"{table if rows else ''}<p><strong>{advice}</strong></p>"
