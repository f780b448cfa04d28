"""Counts people, sessions and person-minutes of the sample reports of video meetings.

Reads the files in its own way, with the standard library alone: the tests compare what Rollcall reads with it.
Usage: python3 counts_meetings.py [SAMPLES]; writes counts.tsv into zoom, teams and meet, and real_counts.tsv for the
files in the folder SAMPLES whose licence does not let them be kept here.
Each line below says where a file's table begins and how it writes its dates; nothing is found out.
"""

import csv
import datetime as dt
import io
import json
import re
import sys
from pathlib import Path

HERE = Path(__file__).parent
US12 = "%m/%d/%Y %I:%M:%S %p"


def rows(path, encoding, delimiter, heading):
    text = path.read_bytes().decode(encoding)
    table, found = [], False
    for row in csv.reader(io.StringIO(text), delimiter=delimiter, skipinitialspace=True):
        row = [cell.replace("\u202f", " ").replace("\u00a0", " ").strip() for cell in row]
        if row and row[0] == heading:
            found = True
            names = row
        elif found and any(row):
            table.append(row + [""] * (len(names) - len(row)))
    return names, table


def person(email, name):
    if "@" in email:
        return email.lower()
    name = re.sub(r" *\((Guest|Invitado|Invité|Unverified|External|Gast)\)$", "", name)
    match = re.search(r"\(([^()]*)\)$", name)
    if match and match.group(1) not in ("she/her",):
        name = match.group(1)
    return " ".join(name.split())


def minutes(stays):
    """stays: person -> (list of intervals, list of minutes told)."""
    total = 0.0
    for intervals, told in stays.values():
        covered, end = 0.0, None
        for start, stop in sorted(intervals):
            begin = start if end is None or start > end else end
            if stop > begin:
                covered += (stop - begin).total_seconds() / 60
            end = stop if end is None or stop > end else end
        total += max([covered] + told)
    return total


class Tally:
    def __init__(self):
        self.stays, self.rows, self.sessions = {}, 0, set()

    def add(self, who, session, joined=None, left=None, told=None):
        self.sessions.add(session)
        intervals, minutes_told = self.stays.setdefault((who, session), ([], []))
        if joined and left:
            intervals.append((joined, left))
        if told is not None:
            minutes_told.append(told)

    def line(self, name):
        people = len({who for who, _ in self.stays})
        return "\t".join(
            [name, str(self.rows), str(people), str(len(self.sessions)), f"{minutes(self.stays):.1f}"]
        )


def stays(path, encoding, delimiter, heading, at, form, skip=lambda row: False, session=None, until=None):
    """at: columns of e-mail, name, joined, left."""
    tally = Tally()
    names, table = rows(path, encoding, delimiter, heading)
    for row in table:
        if until and row[0] == until:
            break
        tally.rows += 1
        if skip(row):
            continue
        ends = [dt.datetime.strptime(row[at[i]], form) if row[at[i]] else None for i in (2, 3)]
        told = None
        if (ends[0] is None or ends[1] is None or ends[0] == ends[1]) and len(at) > 4:
            told = length(row[at[4]])
        tally.add(person(row[at[0]] if at[0] is not None else "", row[at[1]]), session and session(row), *ends, told)
    return tally.line(path.name)


def length(text):
    if re.fullmatch(r"\d+", text):
        return float(text)
    units = {"h": 60, "hr": 60, "m": 1, "min": 1, "s": 1 / 60, "sec": 1 / 60}
    return sum(int(n) * units[u] for n, u in re.findall(r"(\d+) ?([a-z]+)", text))


def log(path, encoding, heading, form, name_at=0, action_at=1, time_at=2, delimiter="\t"):
    tally, events = Tally(), {}
    _, table = rows(path, encoding, delimiter, heading)
    for row in table:
        tally.rows += 1
        if not row[action_at].startswith(("Joined", "Left")):
            continue
        when = dt.datetime.strptime(row[time_at].upper(), form)
        events.setdefault(person("", row[name_at]) if "@" not in row[name_at] else row[name_at], []).append(
            (when, row[action_at] == "Left")
        )
    for who, own in events.items():
        waiting = []
        for when, left in sorted(own):
            if not left:
                waiting.append(when)
            else:
                tally.add(who, None, waiting.pop(0) if waiting else None, when)
        for when in waiting:
            tally.add(who, None, when)
    return tally.line(path.name)


def zoom(folder):
    flat = (1, 0, 2, 3, 4)
    yield stays(folder / "zoom_participants_flat_24h.csv", "utf-8-sig", ",", "Name (Original Name)", flat, "%m/%d/%Y %H:%M:%S")
    for name in ("flat_recconsent", "meetinginfo_recconsent"):
        yield stays(folder / f"zoom_participants_{name}.csv", "utf-8-sig", ",", "Name (Original Name)", flat, US12)
    yield stays(folder / "zoom_participants_japanese.csv", "utf-8-sig", ",", "名前 (元の名前)", flat, "%Y/%m/%d %H:%M")
    yield unique_users(folder / "zoom_participants_info_totalduration_bom.csv", "Name (Original Name)")
    yield stays(
        folder / "zoom_participants_2023_waitingroom.csv", "utf-8-sig", ",", "Name (original name)", flat, US12,
        skip=lambda row: row[7] == "Yes" or not (row[0] + row[1]) or row[2].startswith("#"),
    )
    yield stays(
        folder / "zoom_participants_french_semicolon.csv", "cp1252", ";", "Nom (nom original)", flat,
        "%d/%m/%Y %H:%M:%S", skip=lambda row: row[6] == "Oui",
    )
    yield stays(
        folder / "zoom_active_hosts.csv", "utf-8-sig", ",", "Topic", (13, 12, 14, 15, 16), "%d/%m/%Y %H:%M",
        skip=lambda row: row[19] == "Yes", session=lambda row: row[1] + row[8],
    )
    yield stays(
        folder / "zoom_active_hosts_italian.csv", "utf-8", ",", "Argomento", (17, 16, 18, 19, 20), US12,
        skip=lambda row: row[23] == "Sì", session=lambda row: row[2] + row[5],
    )
    yield stays(folder / "zoom_participants_korean.csv", "utf-8", ",", "이름(원래 이름)", flat, "%Y-%m-%d %H:%M")
    yield webinar(folder / "zoom_webinar_attendee_report.csv")
    yield stacked(folder / "zoom_participants_stacked.csv")
    yield polls(folder / "zoom_pollreport.csv")
    for name in ("dated", "elapsed", "from_to", "one_line", "spanish"):
        yield chat(folder / f"zoom_chat_{name}.txt")
    yield chat(folder / "GMT20240305-175820_RecordingnewChat.txt")


def stacked(path):
    """A blank line stands before and behind each table of participants."""
    tally = Tally()
    parts = [part.split("\r\n") for part in path.read_bytes().decode("utf-8-sig").strip().split("\r\n\r\n")]
    for facts, people in zip(parts[::2], parts[1::2]):
        session = facts[1].split(",")[0] + facts[1].split(",")[2]
        for row in csv.reader(people[1:]):
            tally.rows += 1
            if row[6] != "Yes":
                tally.add(person(row[1], row[0]), session, *(dt.datetime.strptime(row[i], US12) for i in (2, 3)))
    return tally.line(path.name)


def polls(path):
    tally = Tally()
    for row in rows(path, "utf-8-sig", ",", "#")[1]:
        tally.rows += 1
        if row[1] or row[2]:
            tally.add(person(row[2], row[1]), None)
    return tally.line(path.name)


def chat(path):
    """Messages to everyone; lines that a clock begins are messages, all others text."""
    tally = Tally()
    for line in path.read_text().split("\n"):
        head = re.match(r"(?:\S{10} )?\d\d:\d\d:\d\d[ \t]+(?:(?:From|De) +)?([^:]+)", line)
        if not head:
            continue
        tally.rows += 1
        parts = re.split(r" +(?:[Tt]o|a) +", head.group(1).strip())
        if parts[-1].strip() in ("Everyone", "Todos") or len(parts) == 1:
            name = " to ".join(parts[:-1] or parts)
            if name != "Me":
                tally.add(person("", name), None)
    return tally.line(path.name)


def webinar(path):
    tally, form = Tally(), "%b %d, %Y %H:%M:%S"
    columns = None
    for row in csv.reader(io.StringIO(path.read_bytes().decode("utf-8-sig"))):
        if row[0] == "Attended" or columns and row[0] == "User Name":
            columns = row
        elif columns and sum(map(bool, row)) > 1:
            tally.rows += 1
            cell = dict(zip(columns, row))
            if cell.get("Attended") != "No":
                ends = [dt.datetime.strptime(cell[key], form) for key in ("Join Time", "Leave Time")]
                tally.add(person(cell.get("Email", ""), row[columns.index("User Name (Original Name)" if "Attended" in cell else "User Name")]), None, *ends)
    return tally.line(path.name)


def teams(folder):
    yield log(folder / "teams_flat_joinleft_utf16le.csv", "utf-16", "Full Name", "%m/%d/%Y, %H:%M:%S")
    yield log(folder / "teams_flat_unverified_12h.csv", "utf-16", "Full Name", "%d/%m/%y, %I:%M:%S %p")
    yield log(folder / "teams_flat_anomalies.csv", "utf-8", "Full Name", "%m/%d/%Y, %I:%M:%S %p")
    yield log(folder / "teams_liveevent.csv", "utf-8", "SessionId", US12, 1, 5, 4, ",")
    yield stays(folder / "teams_2022_summary_trailing_tabs.csv", "utf-16", "\t", "Full Name", (4, 0, 1, 2, 3), "%m/%d/%Y, %I:%M:%S %p")
    yield stays(folder / "teams_2021_french.csv", "utf-16", "\t", "Nom complet", (4, 0, 1, 2, 3), "%d/%m/%Y à %H:%M:%S")
    yield sections(folder / "teams_sections_utf16be.csv", "utf-16", "%d/%m/%y, %H:%M:%S")
    yield sections(folder / "teams_sections_utf8_converted.csv", "utf-8", "%d/%m/%y, %H:%M:%S")
    yield sections(folder / "teams_sections_utc_registration.csv", "utf-16", "%m/%d/%y, %I:%M:%S %p")
    yield sections(folder / "teams_resaved_semicolon.csv", "utf-8", "%d.%m.%y, %H:%M:%S", ";")
    yield graph(folder / "teams_graph.json")


def sections(path, encoding, form, delimiter="\t"):
    """People of the third section by their stays, those of the second alone by their time in the meeting."""
    tally, section, seen = Tally(), "2", set()
    later = []
    for row in csv.reader(io.StringIO(path.read_bytes().decode(encoding)), delimiter=delimiter):
        row = [cell.replace("\u202f", " ").strip() for cell in row] + [""] * 8
        if re.match(r"\d\. ", row[0]):
            section = row[0][0]
        elif any(row) and row[0] != "Name" and section in "23" or any(row) and section == "4":
            tally.rows += 1
            if section == "3":
                who = person(row[4], row[0])
                seen.add(who)
                tally.add(who, None, *(dt.datetime.strptime(row[i], form) for i in (1, 2)))
            elif section == "2":
                later.append((person(row[4] or row[7], row[0]), row))
    for who, row in later:
        if who not in seen:
            tally.add(who, None, told=length(row[3]))
    return tally.line(path.name)


def graph(path):
    tally = Tally()
    for record in json.loads(path.read_text())["attendanceRecords"]:
        tally.rows += 1
        name = (record["identity"] or {}).get("displayName", "")
        who = person(record["emailAddress"] or "", name)
        for one in record["attendanceIntervals"]:
            tally.add(who, None, *(dt.datetime.fromisoformat(one[k][:19]) for k in ("joinDateTime", "leaveDateTime")))
        if who and not record["attendanceIntervals"]:
            tally.add(who, None, told=record["totalAttendanceInSeconds"] / 60)
    return tally.line(path.name)


def meet(folder):
    path = folder / "2024-03-07 18_00 Tuesday group - Attendance Report.csv"
    yield stays(path, "utf-8", ",", "First name", (2, 1, 4, 5), "%I:%M %p")
    path = folder / "2020-11-03 09_00 Morning group - Attendance Report.csv"
    tally = Tally()
    for row in rows(path, "utf-8", ",", "Name")[1]:
        tally.rows += 1
        parts = [int(part) for part in reversed(row[2].split(":"))]
        tally.add(person(row[1], row[0]), None, told=sum(n * 60**i for i, n in enumerate(parts)) / 60)
    yield tally.line(path.name)
    path = folder / "meet_report_midnight.csv"
    tally = Tally()
    for row in rows(path, "utf-8", ",", "Name")[1]:
        tally.rows += 1
        tally.add(person(row[1], row[0]), None, told=length(row[2]))
    yield tally.line(path.name)
    yield extension(folder / "meet_extension_log.csv")


def extension(path):
    tally = Tally()
    for row in rows(path, "utf-8-sig", ",", "Names")[1]:
        tally.rows += 1
        if row[1] != "✔":
            continue
        told = [re.findall(r"\d\d:\d\d", cell) for cell in row[8:] if cell]
        if not told:
            told = [[row[4], row[5]]] if row[7] == "1" else [[row[4], None]]
        for ends in told:
            tally.add(person(row[2], row[0]), None, *(end and dt.datetime.strptime(end, "%H:%M") for end in ends))
    return tally.line(path.name)


def unique_users(path, heading):
    tally = Tally()
    for row in rows(path, "utf-8-sig", ",", heading)[1]:
        tally.rows += 1
        tally.add(person(row[1], row[0]), None, told=float(row[2]))
    return tally.line(path.name)


def real(samples):
    """Files that lie elsewhere."""
    twelve = "%m/%d/%Y, %I:%M:%S %p"
    folder = samples / "zoom"
    yield "zoom", [
        stays(folder / "zoom_participants_flat_24h.csv", "utf-8", ",", "Name (Original Name)", (1, 0, 2, 3, 4), "%m/%d/%Y %H:%M:%S"),
        unique_users(folder / "zoom_participants_newheader_RECONSTRUCTED.csv", "Name (original name)"),
        webinar(folder / "zoom_webinar_attendee_report.csv"),
        *(polls(folder / f"zoom_pollreport_{name}.csv") for name in ("header", "header_multianswer", "noheader")),
    ]
    folder = samples / "teams"
    yield "teams", [
        log(folder / "teams_flat_joinleft_unverified_12h.csv", "utf-16", "Full Name", "%d/%m/%y, %I:%M:%S %p"),
        log(folder / "teams_flat_utf8_anomalies.csv", "utf-8", "Full Name", twelve),
        stays(folder / "teams_2022_summary_rejoins.csv", "utf-16", "\t", "Full Name", (4, 0, 1, 2, 3), twelve),
        stays(folder / "teams_2022_summary_trailing_tabs.csv", "utf-16", "\t", "Full Name", (4, 0, 1, 2, 3), twelve),
        stays(folder / "teams_2021_french.csv", "utf-16", "\t", "Nom complet", (4, 0, 1, 2, 3), "%d/%m/%Y à %H:%M:%S"),
    ]
    yield "meet", [extension(samples / "meet" / "meet_extension_log.csv")]


HEADING = "file\trows\tpeople\tsessions\tminutes"

if __name__ == "__main__":
    for family in (zoom, teams, meet):
        folder = HERE / family.__name__
        (folder / "counts.tsv").write_text("\n".join([HEADING, *family(folder)]) + "\n")
    if len(sys.argv) > 1:
        for name, lines in real(Path(sys.argv[1])):
            (HERE / name / "real_counts.tsv").write_text("\n".join([HEADING, *lines]) + "\n")
