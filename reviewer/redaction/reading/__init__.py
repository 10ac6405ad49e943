"""A text read in another way than it is written, with the way back: every character knows where it came from."""

from dataclasses import dataclass, field


@dataclass
class Reading:
    """`text` as it is read; its character `i` stands at `starts[i]` to `ends[i]` of what is written."""

    pieces: list[str] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)

    def as_is(self, written: str, start: int, end: int) -> None:
        """Characters that are read as they are written."""
        self.pieces.append(written[start:end])
        self.starts.extend(range(start, end))
        self.ends.extend(range(start + 1, end + 1))

    def stands_for(self, read: str, start: int, end: int) -> None:
        """Characters that all that stands from `start` to `end` is read as."""
        self.pieces.append(read)
        self.starts.extend([start] * len(read))
        self.ends.extend([end] * len(read))

    def take(self, other: "Reading", text: str, start: int, end: int) -> None:
        """A stretch of another reading, whose text is `text`, of the same writing."""
        self.pieces.append(text[start:end])
        self.starts.extend(other.starts[start:end])
        self.ends.extend(other.ends[start:end])

    def take_back(self, other: "Reading", text: str, start: int, end: int) -> None:
        """The same, from its end to its beginning."""
        self.pieces.append(text[start:end][::-1])
        self.starts.extend(other.starts[start:end][::-1])
        self.ends.extend(other.ends[start:end][::-1])

    def within(self, outer: "Reading") -> "Reading":
        """Of a reading of what `outer` reads: the same, with its places in what that was read from."""
        starts, ends = outer.starts, outer.ends
        last = len(starts) - 1
        return Reading(
            self.pieces,
            [starts[min(start, last)] for start in self.starts],
            [ends[min(max(end - 1, 0), last)] for end in self.ends],
        )

    @property
    def text(self) -> str:
        """What is read."""
        return "".join(self.pieces)

    def written(self, start: int, end: int) -> tuple[int, int]:
        """Where in the writing a stretch of the reading stands; it may not be empty."""
        return min(self.starts[start:end]), max(self.ends[start:end])
