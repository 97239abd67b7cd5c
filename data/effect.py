"""What an upload would change: the campaign without it compared with the campaign with it, both settled alike."""

import pandas as pd

from data.snapshot import Snapshot

Changes = dict[str, int]
FIELDS = ["name", "commune", "address", "type", "counted_from"]


def effect_of(dataset: str, before: Snapshot, after: Snapshot) -> tuple[Changes, pd.DataFrame]:
    """Counts of new, changed and gone, and a frame: per commune (venues), per day (scans) or per count (installs)."""
    return {"venues": on_venues, "scans": on_scans, "installs": on_installs}[dataset](before, after)


def on_venues(before: Snapshot, after: Snapshot) -> tuple[Changes, pd.DataFrame]:
    """Per commune: opening + new + moved in - moved out - gone = closing.

    Returns:
        columns commune, name, opening, new, moved_in, moved_out, gone, closing; a row a commune of the district.
    """
    present = f"SELECT venue, {', '.join(FIELDS)} FROM venue WHERE gone_on IS NULL"
    both = before.query(present).merge(after.query(present), on="venue", how="outer", suffixes=("_old", "_new"))
    new, gone = both["commune_old"].isna(), both["commune_new"].isna()
    stayed = both[~new & ~gone]
    differs = pd.Series(False, index=stayed.index)
    for name in FIELDS:
        old, now = stayed[f"{name}_old"], stayed[f"{name}_new"]
        differs |= (old != now) & ~(old.isna() & now.isna())
    moved = stayed[stayed["commune_old"] != stayed["commune_new"]]
    frame = after.query("SELECT code AS commune, name FROM commune ORDER BY position").set_index("commune")
    counts = {
        "opening": both["commune_old"],
        "new": both.loc[new, "commune_new"],
        "moved_in": moved["commune_new"],
        "moved_out": moved["commune_old"],
        "gone": both.loc[gone, "commune_old"],
        "closing": both["commune_new"],
    }
    for name, communes in counts.items():
        frame[name] = communes.value_counts().reindex(frame.index, fill_value=0).astype("int64")
    changes = {"new": int(new.sum()), "changed": int(differs.sum()), "gone": int(gone.sum())}
    return changes, frame.reset_index()


def on_scans(before: Snapshot, after: Snapshot) -> tuple[Changes, pd.DataFrame]:
    """Per day: scans before and after, for days that become covered or whose scans change.

    Returns:
        columns day, old (missing where the day had no data), new. "gone" counts days whose scans all go.
    """
    days = """
        SELECT source.day, coalesce(sum(scans), 0) AS scans, bit_xor(hash(venue, scans)) AS mark
        FROM (SELECT DISTINCT day FROM day_source) AS source
        LEFT JOIN venue_day ON venue_day.day = source.day
        GROUP BY source.day ORDER BY source.day
    """
    both = before.query(days).merge(after.query(days), on="day", how="outer", suffixes=("_old", "_new"))
    new = both["scans_old"].isna()
    changed = ~new & (both["mark_old"] != both["mark_new"]) & ~(both["mark_old"].isna() & both["mark_new"].isna())
    gone = changed & (both["scans_new"] == 0)
    frame = both[new | changed][["day", "scans_old", "scans_new"]]
    frame.columns = pd.Index(["day", "old", "new"])
    counts = {"new": int(new.sum()), "changed": int((changed & ~gone).sum()), "gone": int(gone.sum())}
    return counts, frame.astype({"old": "Int64", "new": "Int64"}).reset_index(drop=True)


def on_installs(before: Snapshot, after: Snapshot) -> tuple[Changes, pd.DataFrame]:
    """Per app, commune and day: installs before and after, where they differ.

    Returns:
        columns commune, name, app, as_of, old_installed, new_installed.
    """
    said = """
        SELECT app_install.commune, coalesce(commune.name, '') AS name, app, as_of, installed, smartphones, population
        FROM app_install LEFT JOIN commune ON commune.code = app_install.commune
    """
    keys = ["commune", "name", "app", "as_of"]
    both = before.query(said).merge(after.query(said), on=keys, how="outer", suffixes=("_old", "_new"))
    new, gone = both["installed_old"].isna(), both["installed_new"].isna()
    changed = pd.Series(False, index=both.index)
    for name in ("installed", "smartphones", "population"):
        old, now = both[f"{name}_old"], both[f"{name}_new"]
        changed |= ~new & ~gone & (old != now) & ~(old.isna() & now.isna())
    frame = both[new | changed | gone][[*keys, "installed_old", "installed_new"]]
    frame.columns = pd.Index([*keys, "old_installed", "new_installed"])
    whole = frame.astype({"old_installed": "Int64", "new_installed": "Int64"})
    counts = {"new": int(new.sum()), "changed": int(changed.sum()), "gone": int(gone.sum())}
    return counts, whole.sort_values(["app", "as_of", "commune"]).reset_index(drop=True)


def outside_register(after: Snapshot) -> tuple[int, int]:
    """How many scanned codes no register names, and their scans."""
    query = (
        "SELECT count(DISTINCT venue) AS codes, coalesce(sum(scans), 0) AS scans FROM venue_day WHERE NOT registered"
    )
    found = after.query(query).iloc[0]
    return int(found["codes"]), int(found["scans"])
