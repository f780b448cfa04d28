"""Counts slots of directories without the code under test.

python3 counts.py FOLDER > counts.tsv   where FOLDER holds the directories as published
"""
import json
import re
import sys
from collections import Counter
from urllib.parse import urlparse

PROVIDERS = """bluejeans.com discord.gg freeconference.com freeconferencecall.com goto.com gotomeet.me gotomeeting.com
horizon.meta.com maps.secondlife.com meet.google.com meet.jit.si meetings.dialpad.com signal.group skype.com slurl.com
teams.live.com teams.microsoft.com vrchat.com webex.com zoho.com zoom.us""".split()


def provider(url):
    host = (urlparse((url or "").strip()).hostname or "").lower()
    return any(host == p or host.endswith("." + p) for p in PROVIDERS)


def plugin(m):
    if m.get("attendance_option"):
        return {"in_person": "face_to_face"}.get(m["attendance_option"], m["attendance_option"])
    types = {str(t).strip().upper() for t in m.get("types") or []}
    online = "ONL" in types or provider(m.get("conference_url")) or bool(m.get("conference_phone"))
    approximate = m.get("approximate")
    if "types" not in m and not online and not approximate:
        return "unknown"
    if "TC" in types:
        return "online" if online else "inactive"
    if online:
        return "online" if approximate == "yes" else "hybrid"
    return "inactive" if approximate == "yes" else "face_to_face"


def guide(rows):
    for m in rows:
        day = m.get("day")
        days = day if isinstance(day, list) else [day]
        for d in days:
            yield plugin(m), "" if d in (None, "") else str(int(d) or 7)


def bmlt(answer):
    world = {f["key_string"]: f["world_id"] for f in answer.get("formats", [])}
    for m in answer["meetings"]:
        ids = {world.get(k) for k in m["formats"].split(",")}
        if ids & {"VM", "TC", "HYBR"}:
            sys.exit("count these by hand")
        plain = world and m["location_street"] and not m.get("virtual_meeting_link") and not m.get("phone_meeting_number")
        yield "face_to_face" if plain else "unknown", "7123456"[int(m["weekday_tinyint"]) - 1]


def admin(rows):
    for m in rows:
        venue = {1: "face_to_face", 2: "online", 3: "hybrid"}[m["venueType"]]
        yield "online" if m["temporarilyVirtual"] else venue, str(m["day"] or 7)


def oiaa(text):
    words = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
    for word in re.findall(r"(?m)^(?:\"(?:[^\"]|\"\")*\"|[^,\n]*),(\w+),\d{1,2}:\d\d [ap]m,", text):
        yield "online", str(words.index(word) + 1)


FILES = {
    "airtable_aa_sanfrancisco.json": guide,
    "edge_appointment_nullday.json": guide,
    "edge_times.json": guide,
    "tsml_aa_daystring.json": guide,
    "tsml_aa_edmonton_12h_daylist.json": guide,
    "tsml_aa_philadelphia.json": guide,
    "tsml_aa_sussex.json": guide,
    "tsml_alanon_attendance_option.json": guide,
    "bmlt_aggregator_2018.json": bmlt,
    "bmlt_search_ny_day2.json": bmlt,
    "bmlt_api_v1_meetings.json": admin,
    "oiaa_online_meetings_2020.csv": oiaa,
}

print("file\tcolumn\tvalue\tslots")
for name, rule in FILES.items():
    text = open(sys.argv[1] + "/" + name, encoding="utf-8").read()
    slots = list(rule(json.loads(text) if name.endswith("json") else text))
    for at, column in enumerate(["directory_modality", "iso_weekday"]):
        for value, n in sorted(Counter(s[at] for s in slots).items()):
            print(name, column, value, n, sep="\t")
