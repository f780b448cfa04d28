"""Counts answers in the public samples without Rollcall's code.

python3 real_counts.py FOLDER > real_counts.tsv, with FOLDER as in ROLLCALL_SAMPLES. Columns: file; format; question;
then of this question responses that answer it, cells that no answer explains, empty ones, and rows that give none.
Files that hold no answers have a format and no question.
"""
import csv
import io
import sys

WORDS = {"a1", "a2", "a3", "yes", "no", "true", "false"}


def table(name, encoding="utf-8-sig", delimiter=","):
    with open(f"{sys.argv[1]}/surveys/{name}", encoding=encoding, newline="") as file:
        rows = list(csv.reader(io.StringIO(file.read()), delimiter=delimiter))
    return [row for row in rows if any(cell.strip() for cell in row)]


def known(cell):
    if cell.lower() in WORDS:
        return True
    try:
        float(cell.replace(",", "."))
        return True
    except ValueError:
        return False


def count(name, kind, question, at, rows, sent, blank=("",)):
    whole = [row for row in rows if sent(row)]
    cells = [row[at].strip() for row in whole]
    answers = sum(known(cell) for cell in cells)
    empty = sum(cell in blank for cell in cells)
    print(name, kind, question, answers, len(cells) - answers - empty, empty, len(rows) - len(whole), sep="\t")


def plain(name, kind, question, sent, heads=1, blank=("",), **form):
    rows = table(name, **form)
    header = [cell.strip() for cell in rows[0]]
    at = header.index(question)
    count(name, kind, question, at, rows[heads:], sent(header), blank)


def has(column, *values):
    return lambda header: lambda row: row[header.index(column)] in values


def everybody(header):
    return lambda row: True


def dated(header):
    return lambda row: row[1] != ""


print("file", "format", "question", "answers", "unknown", "empty", "aside", sep="\t")
for name, form, question in [
    ("longitudinal", "patient_morale_questionnaire", "pmq1"),
    ("repeating", "bp", "bp_systolic"),
    ("repeating_sparse", "bp", "bp_systolic"),
    ("checkboxes", "form_2", "check_one___1"),
    ("grayform_dag", "race_and_ethnicity", "ethnicity"),
    ("decimal_comma", "demographics", "height_comma"),
    ("nonnumeric_id", "demographics", "name"),
]:
    plain(f"redcap_{name}_data.csv", "redcap", question, has(form + "_complete", "1", "2"))
for name in ["longitudinal_dictionary", "repeating_dictionary", "longitudinal_event", "longitudinal_arm"]:
    print(f"redcap_{name}.csv", "redcap_design", "", 0, 0, 0, 0, sep="\t")

finished = lambda at, status: lambda header: lambda row: row[at] == "1" and row[status] in ("0", "4", "16")
plain("qualtrics_insights_3header_de.csv", "qualtrics", "Q1", has("Finished", "1"), 3)
rows = table("qualtrics_legacy_2header.csv")
count("qualtrics_legacy_2header.csv", "qualtrics", "Q1", rows[0].index("Q1"), rows[2:], finished(9, 6)(rows[0]))
plain("qualtrics_2016_importid_python.csv", "qualtrics", "fruits", finished(9, 10), 3)
plain("qualtrics_2016_legacy.csv", "qualtrics", "fruits", finished(9, 6), 2)

plain("limesurvey_code_headers.csv", "limesurvey", "A12a", dated)
rows = table("limesurvey_code_and_text.csv")
at = [i for i, cell in enumerate(rows[0]) if cell.startswith("A8[SQ001].")]
count("limesurvey_code_and_text.csv", "limesurvey", "A8[SQ001]", at[0], rows[1:], dated(rows[0]), ("", "N/A"))

kobo = {"delimiter": ";"}
plain("kobo_dietary_xml.csv", "kobo", "dietary_accommodations/vegan", everybody, 2, **kobo)
plain("kobo_grouped_labels.csv", "kobo", "Group 1/G1Q1", everybody, **kobo)
plain("kobo_hxl.csv", "kobo", "Household visit/household location", everybody, 2, **kobo)
plain("kobo_quotes.csv", "kobo", "Some other question", everybody, **kobo)
plain("kobo_r_mangled.csv", "kobo", "males_5_12", everybody, blank=("", "NA"), encoding="cp1252")
plain("odk_central_header.csv", "odk_central", "age", everybody)

plain("googleforms_dmy_mixedpadding.csv", "google_forms", "Do you have Depression?", everybody)
plain("surveymonkey_2header_macroman.csv", "surveymonkey", "Do you consider yourself to be a fan of the Star Wars film franchise?", everybody, 2, encoding="mac_roman")
plain("surveymonkey_singleheader.csv", "surveymonkey", "Do you work in retail?", everybody)
