"""Every sentence about a file or a row, and why rows are set aside. What a problem is stands in `problems`.

A new kind of problem is a line here and its Vietnamese in the catalogue. A sentence says what is wrong and what
would work; where it is wrong is said before it.
"""

SENTENCES = {
    # the file
    "file-missing": "There is no file {path}. Check the name.",
    "file-empty": "The file is empty. Send the file again, or save it again in Excel first.",
    "file-too-large": "The file has {size} MB, more than the {limit} MB that are read (setting LARGEST_FILE_MB). Split "
    "it by month.",
    "file-unpacks-too-large": "The file unpacks to more than {limit} MB, the most that is read (setting "
    "LARGEST_UNPACKED_MB), and was not opened. Copy the table into a new workbook, or split it by month.",
    "file-swells": "The file has {size} bytes and unpacks to more than {times} times as many. No table does that, and "
    "it was not opened. Copy the table into a new workbook and save that.",
    "file-with-entities": "The part {part} of the workbook declares entities (DOCTYPE), which can swell without end or "
    "fetch other files. No spreadsheet program writes that, and it was not opened. Copy the table into a new workbook "
    "and save that.",
    "file-too-many-parts": "The workbook is packed of more than {limit} parts, which no table needs, and was not "
    "opened. Copy the table into a new workbook and save that.",
    "file-part-outside": "The workbook holds a part whose name leads out of it ({part}), as if to overwrite other "
    "files; it was not opened. Copy the table into a new workbook and save that.",
    "file-part-twice": "The workbook holds the part {part} twice, and which one counts cannot be known. Open it in "
    "Excel, look whether the figures are right, and save it as a new workbook.",
    "file-part-size-false": "The part {part} says it holds {told} bytes and holds {found}. The file was changed by "
    "something other than a spreadsheet program and was not opened. Copy the table into a new workbook and save that.",
    "file-part-damaged": "The file is damaged: its part {part} cannot be unpacked, or is not what was saved. Copy the "
    "file again from where it came, or open it in Excel, look whether the figures are right, and save it again.",
    "file-part-missing": "The workbook is not whole: its part {part} is missing. Copy the file again from where it "
    "came, or open it in Excel, let it repair the file, and save it as a new workbook.",
    "file-part-encoding": "The part {part} of the workbook is written in UTF-16, which is not read. Open it in Excel "
    "and save it as a new workbook.",
    "file-cell-far": "A cell lies far away from the table (at {cell}); laying out all the cells up to there would need "
    "more memory than a table may take. Copy the table alone into a new workbook and save that.",
    "file-merged-far": "Cells are merged over {range}, more than any table needs. Copy the table alone into a new "
    "workbook and save that.",
    "file-merged-often": "A sheet has more than {limit} merged ranges, more than any table needs. Copy the table alone "
    "into a new workbook and save that.",
    "text-line-too-long": "Line {row} of the text is longer than {limit} MB. That is no line of a table: line breaks "
    "may have been lost. Save the table again as “CSV UTF-8” or as .xlsx.",
    "text-too-wide": "Line {row} of the text has {columns} cells, more than the {limit} that are read. Line "
    "breaks may have been lost. Save the table again as “CSV UTF-8” or as .xlsx.",
    "text-with-nothing": "Line {row} of the text holds bytes of nothing (NUL), as a copy that broke off leaves them. "
    "Copy the file again from where it came, or save it again as “CSV UTF-8”.",
    "file-damaged": "The file is damaged and cannot be opened. Open it in Excel, save it again and load that.",
    "file-protected": "The file is protected by a password. Save it without one and load that.",
    "not-a-table": "The content of the file is no table that is read here (it is {found}). Load an .xlsx, .xls or .csv "
    "file; a table of another program can be saved as one.",
    "encoding-unreadable": "Line {row} of the text cannot be read as {encoding}. Save the file as “CSV UTF-8” and load "
    "that.",
    "csv-broken": "In row {row} a quote opens that is not closed where its cell ends, so the rows after it cannot be "
    "told apart. Mend the quote, or save the table again as CSV or as .xlsx.",
    "csv-cell-too-long": "Row {row} has a cell of more than {limit} characters, more than a cell of a spreadsheet "
    "holds. Shorten it, or take it out.",
    "reading-too-long": "Reading was stopped after {seconds} seconds, the most a file may take (setting READ_SECONDS). "
    "Copy the table alone into a new workbook, or split it by month.",
    "reading-too-large": "Reading was stopped because the file needs more than {megabytes} MB of memory, the most a "
    "file may take (setting READ_MEMORY_MB). Copy the table alone into a new workbook, or split it by month.",
    "reading-crashed": "The file is built so that reading it failed all at once; nothing of it was taken. Copy the "
    "table alone into a new workbook and save that.",
    "no-table": "No header of a venue, scan or install list was found in the first {rows} rows. It needs one row with "
    "column names such as: {wanted}.",
    "columns-missing": "This looks like a list of {dataset} but has no column for {missing}. Name the column as in "
    "the template, or say which kind of list it is.",
    "columns-unsure": "It is not plain what these columns say: {columns}. Say which of them is the count; the choice "
    "is remembered.",
    "two-kinds": "The columns fit a list of {first} and a list of {second}. Say which it is.",
    "no-rows": "The table has a header and no rows of data. Fill it in and load it again.",
    "nothing-accepted": "No row could be accepted. See the reasons row by row.",
    "as-of-missing": "The file does not say as of which day its figures stand. Say the day.",
    "strict": "The file has rejected rows and everything was to be accepted or nothing. Mend the rows and load it "
    "again.",
    "already-loaded": "The same file was loaded on {at} by {by} ({file}); nothing changes.",
    "loaded-and-withdrawn": "The same file was loaded and withdrawn ({upload}). Restore it instead of "
    "loading it again.",
    "twice-in-batch": "The same file is among these files twice. It counts once.",
    "period-reversed": "The first day ({since}) is after the last ({until}). Turn them round.",
    # a row
    "missing-value": "This cell is empty and must not be. Fill it in.",
    "unknown-commune": "No commune of the district is called “{value}”. Write its name or code as in the template.",
    "other-district": "“{value}” names another district, not a commune of this one. Take the row out, or mend the "
    "name.",
    "district-itself": "“{value}” is the district as a whole, not one of its communes.",
    "impossible-date": "“{value}” is no date. Write it as 21/9/2021.",
    "impossible-time": "“{value}” is no time of day. Write it as 08:15.",
    "future-date": "{value} lies in the future. Mend the date.",
    "after-as-of": "{value} lies after the day the list stands for. Mend the date, or the list's day.",
    "closed-before-registered": "The venue closed ({value}) before it was registered. Mend one of the dates.",
    "outside-days": "{value} is outside the days this file covers. Mend the date, or the days.",
    "doubtful-day": "{value} is more than 14 days away from all other scans and may be mistyped. Mend it, or say "
    "which days the file covers.",
    "not-a-count": "“{value}” is not a whole number. Write it as 11.491.",
    "negative-count": "“{value}” is less than zero. Mend the number.",
    "duplicate-code": "“{value}” stands in two rows that differ. Leave one of them.",
    "commune-twice": "The commune stands twice with different figures for the same day. Leave one row.",
    "base-is-zero": "There are installs but no smartphones. Mend one of the two numbers.",
    # said, and no row is lost
    "over-hundred": "{installed} installs for {base} smartphones is more than 100 %. It is shown as it is; check the "
    "numbers.",
    "percent-differs": "The file says {stated}; {installed} / {base} is {ratio}. The computed percentage is used.",
    "unused-columns": "Columns not used: {columns}.",
    "sheet-skipped": "This sheet has no list in it and was set aside.",
    "equal-rows": "{count} rows are equal to another in every column. They were counted, for nothing tells them apart.",
    "no-codes": "{count} venues have no code and are known by commune, name and address.",
    "no-dates": "{count} venues have no registration date and count from the list's day.",
    "outside-register": "{count} codes of this file ({scans} scans) are not in the register: {codes}. They count as "
    "scans, not as active venues.",
    "scans-elsewhere": "{count} rows name a commune that is none of this district's: {names}. Their scans count in the "
    "district's total as outside the register. If they are of another district, take them out.",
    "register-older": "The list's day ({as_of}) is only the last date in its rows, and older than the register in use "
    "({newest}): its venues would not be there today. Say as of which day it stands.",
    "venues-gone": "{count} venues leave the register. If the file is only a part of the list, say that it holds "
    "changes only.",
    "scans-gone": "{count} days that had scans would have none. If the file does not cover them, say which days "
    "it does.",
    "installs-gone": "{count} counts of installs would go.",
    "register-jump": "The register would go from {old} to {new} venues. Is this the whole list?",
    "communes-jump": "In {count} communes the number of venues would change by more than 30 %: {changes}.",
    "communes-emptied": "No venue would be left in: {communes}.",
    "newer-list-speaks": "Nothing changes, because a newer list (as of {as_of}) exists.",
    "communes-silent": "These communes had scans and would have none in their last seven covered days: {communes}.",
    "day-jumps": "{count} days are far from what is usual before them (usual → this file): {changes}.",
    "coverage-falls": "{app}: coverage would fall in {count} communes: {changes}.",
    "installs-jump": "{app}: {count} figures change by more than half: {changes}.",
    "macros-ignored": "The workbook holds macros. They were not run; only the cells were read.",
    "windows-encoding": "The text is in the old Windows-1258 encoding and was converted.",
    "left-out": "This table is left out, as you said. Take it back to load it.",
    "days-without-year": "The columns name days without their year. Say which days the file covers.",
    "days-missing": "No column and no title says which day the scans are of. Say which day the file covers.",
    "day-from-title": "No column has the day: {day} is taken from the title or the sheet's name.",
    "days-left-out": "Columns of days that the file does not cover were left out: {days}.",
    "dates-month-first": "The dates of a column are written month first (9/21/2021) and were read so.",
    "dates-either-way": "All dates of a column could be read day first or month first. They were read day "
    "first, as 21/9/2021.",
    "dates-turned": "Dates may have been turned round: every date the spreadsheet understood has a day up to 12, every "
    "one left as text a day above. Look whether 10/9 became 9 October.",
    "commune-from-groups": "{count} rows take their commune from the group row above them.",
    "commune-from-title": "{count} rows take their commune from the title.",
    "commune-from-sheet": "{count} rows take their commune from the sheet's name.",
    "commune-from-above": "{count} rows without a commune take the one written above them, for each commune "
    "is written only once.",
    "columns-remembered": "The columns are read as {by} set them on {at} for “{file}”, a file of the same layout.",
    "effect-with-sheet": "This sheet and “{sheet}” are one register; what they change together is shown there.",
    "hidden-rows": "{count} hidden rows were read too: {rows}.",
    "hidden-columns": "Hidden columns were read too: {columns}.",
    "hidden-sheet": "This sheet is hidden and was read too.",
    "error-cell": "The cell shows the error {value}. Write the value in its place.",
    "formula-without-value": "The cell holds a formula whose result was not stored. Open the file in Excel, "
    "save it and load it again.",
    "sheets-overlap": "Sheets “{first}” and “{second}” count scans of the same venues and days ({count} "
    "times). Leave one of them out.",
    "old-letters": "The text was typed in the old {encoding} letters and was turned into Unicode. Look at a few names "
    "to see that they are right.",
    "zone-named": "Only the communes in the file are covered ({communes}); venues of others stay as they are.",
}
ASIDE = {
    "title": "line above the table",
    "header": "header",
    "blank": "blank row",
    "total": "total row",
    "group": "group row",
    "note": "note or signature",
    "column-numbers": "row of column numbers",
    "header-again": "header repeated",
    "repeated-row": "row repeated",
}
