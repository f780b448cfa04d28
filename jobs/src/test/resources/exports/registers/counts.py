"""Marks, people and heads of the sample registers, counted from the raw files without Rollcall: python3 counts.py
The numbers stand in the column checks of samples.tsv."""
import csv, collections


def rows(name, delimiter=",", encoding="utf-8-sig"):
    with open(name, newline="", encoding=encoding) as f:
        return [[c.strip() for c in r] for r in csv.reader(f, delimiter=delimiter)]


def marks(table, first, last, words):
    seen = collections.Counter()
    for r in table:
        for c in (r + [""] * last)[first:last]:
            seen[words.get(c.upper(), "?" + c)] += 1
    return dict(sorted(seen.items()))


wide = rows("wide_10na_semicolon.csv", ";")
dates = [i for i, c in enumerate(wide[0]) if c[:4] == "2022"]
people = [r for r in wide[1:] if any(r)]
words = {"1": "present", "0": "absent", "N/A": "not_enrolled", "": "unknown", "#N/A": "unknown"}
print("wide_10na_semicolon", marks(people, dates[0], dates[-1] + 1, words), len(people), "people", len(dates), "dates",
      sum(r[i] == "1" for r in people for i in dates), "heads")
p = rows("wide_p_blank_noyear.csv")
print("wide_p_blank_noyear", marks(p[1:], 2, 7, {"P": "present", "": "absent"}), len(p) - 1, "people")
yn = rows("wide_yn_blank.csv")
first = next(i for i, c in enumerate(yn[0]) if c[:2] == "20")
names = [" ".join(r[0].split()).lower() for r in yn]
once = [r for i, r in enumerate(yn) if names[i] not in names[:i]]
print("wide_yn_blank", marks(once[1:], first, len(yn[0]), {"Y": "present", "N": "absent", "": "unknown"}))
tf = [r for r in rows("wide_truefalse_ordinal_japanese.csv")[1:] if r[0] != "合計"]
print("wide_truefalse_ordinal_japanese", marks(tf, 1, 4, {"TRUE": "present", "FALSE": "absent", "": "unknown"}))
sign = rows("signin_log.csv")[1:]
print("signin_log", len(sign), "rows", len({r[0] for r in sign}), "people")
heads = rows("headcount_gender_kids.csv")[1:]
whole = [r for r in heads if r[0] != "Total" and all(c.isdigit() for c in r[2:])]
print("headcount_gender_kids", sum(int(c) for r in whole for c in r[2:]), "heads in", len(whole), "complete rows")
log = rows("facilitator_log.csv")[1:]
for r in log:
    print("facilitator_log", r[2], "attended", r[3], "first", r[4], "men", r[5], "women", r[6])
x = rows("wide_x_blank.csv")
met = [i for i in range(2, 6) if any(r[i] and r[0] != "Total" for r in x[2:])]
crosses = [r[i].upper() for r in x[2:] if r[0] != "Total" for i in met]
print("wide_x_blank", crosses.count("X"), "present", crosses.count(""), "absent", len(met), "dates with a mark")
grid = rows("headcount_grid.csv")[2:]
sound = [r for r in grid if r[0] and r[0] not in ("Total", "Average")]
cells = [int(c) for r in sound for c in r[3:6] if c.isdigit()]
print("headcount_grid", len(cells), "counts", sum(cells), "heads")
by = [r for r in rows("headcount_by_group.csv")[1:] if r[0][:4] == "2024" and any(c.isdigit() for c in r[1:4])]
agree = [r for r in by if sum(int(c) for c in r[1:4] if c.isdigit()) == int(r[5])]
print("headcount_by_group", sum(c.isdigit() for r in agree for c in r[1:4]), "counts",
      sum(int(c) for r in agree for c in r[1:4] if c.isdigit()), "heads in rows that add up")
print("headcount_by_time", sum(int(c) for r in rows("headcount_by_time.csv")[2:] for c in r[1:3]), "heads")
