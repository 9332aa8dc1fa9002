"""What course.yml says about time and about checks that were withdrawn. Plain data; nothing here knows nbgrader."""

import math
from datetime import UTC, date, datetime, time
from typing import Annotated, Any, Literal
from zoneinfo import ZoneInfo

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, model_validator

DAY = 86400.0
UNITS = (("day", 86400), ("hour", 3600), ("minute", 60), ("second", 1))


def _end_of_day(value: Any) -> Any:
    """A date without a time means the whole day."""
    if isinstance(value, str) and len(value.strip()) == len("2026-11-30"):
        value = date.fromisoformat(value.strip())
    if isinstance(value, date) and not isinstance(value, datetime):
        return datetime.combine(value, time(23, 59, 59))
    return value


When = Annotated[datetime, BeforeValidator(_end_of_day)]


class LatePolicy(BaseModel):
    """What late work loses: a share of the points that it earned.

    Attributes
    ----------
    policy : "none", "zero" (all of it), or "per_day"
    percent : of the earned points, for each day that has begun
    grace_minutes : so late is not late at all; later, the days count from the due date
    most : percent that are lost at most
    """

    model_config = ConfigDict(extra="forbid")
    policy: Literal["none", "zero", "per_day"] = "none"
    percent: float = Field(default=10, gt=0, le=100)
    grace_minutes: float = Field(default=0, ge=0)
    most: float = Field(default=100, gt=0, le=100)

    @model_validator(mode="before")
    @classmethod
    def _one_word(cls, value: Any) -> Any:
        """`late: zero` says it all."""
        return {"policy": value} if isinstance(value, str) else value

    def days(self, seconds_late: float) -> int:
        """Days that count: those begun since the due date, none within the grace."""
        return 0 if seconds_late <= 60 * self.grace_minutes else math.ceil(seconds_late / DAY)

    def share(self, seconds_late: float) -> float:
        """The share of the earned points that is lost, 0 to 1."""
        days = self.days(seconds_late)
        if self.policy == "none" or not days:
            return 0.0
        return 1.0 if self.policy == "zero" else min(self.percent * days, self.most) / 100

    @property
    def words(self) -> str:
        """The policy as students read it."""
        if self.policy == "none":
            return "Late work loses no points."
        grace = f" ({self.grace_minutes:g} minutes late are not counted)" if self.grace_minutes else ""
        if self.policy == "zero":
            return f"Late work scores 0{grace}."
        most = f", {self.most:g} % at most" if self.most < 100 else ""
        return f"Late work loses {self.percent:g} % of its points for each day begun{most}{grace}."


class Withdrawn(BaseModel):
    """A check that no longer counts as it was released.

    Attributes
    ----------
    cell : the test cell's grade id
    check : the check's name; all checks of the cell if it is left out
    how : "drop" (the cell's other checks decide alone) or "full" (everybody who handed in gets its share)
    why : what students read
    """

    model_config = ConfigDict(extra="forbid")
    cell: str
    check: str | None = None
    how: Literal["drop", "full"]
    why: str = ""


def utc(moment: datetime, zone: str) -> datetime:
    """A moment of course.yml as nbgrader's gradebook keeps it: in UTC, without saying so."""
    aware = moment if moment.tzinfo else moment.replace(tzinfo=ZoneInfo(zone))
    return aware.astimezone(UTC).replace(tzinfo=None)


def said(moment: datetime, zone: str) -> str:
    """A moment of the gradebook (UTC) in the course's time zone, in words that need no locale."""
    local = moment.replace(tzinfo=UTC).astimezone(ZoneInfo(zone))
    weekday = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")[local.weekday()]
    return f"{weekday} {local:%Y-%m-%d, %H:%M} ({zone})"


def lateness(seconds: float) -> str:
    """How late, in the two largest units that are not zero."""
    parts, left = [], int(seconds)
    for word, size in UNITS:
        count, left = divmod(left, size)
        if count:
            parts.append(f"{count} {word}{'' if count == 1 else 's'}")
    return " ".join(parts[:2]) or "less than a second"
