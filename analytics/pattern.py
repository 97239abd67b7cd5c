"""When people scan: the scans of a scope by weekday and hour. It draws nothing and guesses no hour.

Hours lie in the uploads' own files; only those that speak for a day and commune are counted, as in every figure.
"""

from dataclasses import dataclass

import pandas as pd

from analytics.engine import question_file
from analytics.scope import Scope
from data.facts import count_hours
from data.snapshot import Snapshot

COLUMNS = ["weekday", "hour", "scans"]


@dataclass(frozen=True)
class Pattern:
    """`frame`: weekday 0 (Monday) to 6, hour 0 to 23, scans; only where there are any.

    `timed` of the scans have an hour, `untimed` have none: their file has counts by day.
    """

    frame: pd.DataFrame
    timed: int
    untimed: int

    @property
    def peak(self) -> tuple[int, int, int]:
        """Weekday, hour and scans where most are; of equals the first in the week."""
        row = self.frame.sort_values(["scans", "weekday", "hour"], ascending=[False, True, True]).iloc[0]
        return int(row["weekday"]), int(row["hour"]), int(row["scans"])


def pattern(snapshot: Snapshot, scope: Scope) -> Pattern | None:
    """The scans of the period by weekday and hour; None where no file has times for it."""
    sql, names = question_file("pattern_days")
    speaking = snapshot.arrow(sql, {name: scope.params[name] for name in sorted(names)})
    if not speaking.num_rows:
        return None
    counted = count_hours(snapshot.campaign.home, speaking)
    known = counted["hour"].notna()
    if not known.any():
        return None
    frame = counted[known].astype("int64").sort_values(["weekday", "hour"]).reset_index(drop=True)
    return Pattern(frame[COLUMNS], int(frame["scans"].sum()), int(counted.loc[~known, "scans"].sum()))
