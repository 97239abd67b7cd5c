"""The figures a second way: plain loops over the hand-made rows, following the words of each definition."""

from datetime import timedelta

from tests.analytics.made import World

STATES = ("kept", "back", "first", "lapsed", "dormant", "never", "too_new")


class Slowly:
    """Answers about a world within communes and types (none: all)."""

    def __init__(self, world: World, communes=(), types=()):
        self.world, self.communes, self.types = world, communes, types

    def venues(self):
        for venue in self.world.venues:
            if self.communes and venue.commune not in self.communes:
                continue
            if self.types and venue.type not in self.types:
                continue
            yield venue

    def present(self, venue, day):
        return any(since <= day and (gone is None or gone > day) for since, gone in venue.spells)

    def registered(self, day):
        return [venue for venue in self.venues() if self.present(venue, day)]

    def new(self, since, until):
        return [venue for venue in self.venues() if since <= venue.counted_from <= until]

    def scan_days(self, key):
        return {day for code, day, count, _ in self.world.scans if code == key}

    def active(self, since, day, commune=None):
        return [
            venue
            for venue in self.registered(day)
            if (commune is None or venue.commune == commune)
            and any(since <= scanned <= day for scanned in self.scan_days(venue.key))
        ]

    def scans(self, since, day):
        types = {venue.key: venue.type for venue in self.world.venues}
        total = 0
        for code, commune, _, on, count in self.world.scan_rows():
            inside = not self.communes or commune in self.communes
            of_type = not self.types or types.get(code) in self.types
            if since <= on <= day and inside and of_type:
                total += count
        return total

    def state(self, venue, day):
        scanned = {on for on in self.scan_days(venue.key) if on <= day}
        window = {day - timedelta(back) for back in range(7)}
        before = {day - timedelta(back) for back in range(7, 14)}
        earlier = {on for on in scanned if on < min(before)}
        if scanned & window:
            if scanned & before:
                return "kept"
            return "back" if earlier else "first"
        if scanned & before:
            return "lapsed"
        if earlier:
            return "dormant"
        return "never" if (day - venue.counted_from).days >= 7 else "too_new"

    def last_covered(self, until):
        days = [
            day for day, code in self.world.covered if day <= until and (not self.communes or code in self.communes)
        ]
        return max(days, default=None)

    def covered(self, commune, since, until):
        return {day for day, code in self.world.covered if code == commune and since <= day <= until}

    def latest_install(self, app, commune, until, stale_after=31):
        rows = [row for row in self.world.installs if row[0] == app and row[1] == commune and row[2] <= until]
        if not rows:
            return None
        row = max(rows, key=lambda row: row[2])
        return row if (until - row[2]).days <= stale_after else None
