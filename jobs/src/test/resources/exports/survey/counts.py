"""Counts answers in the samples without Rollcall's code: python3 counts.py > counts.tsv

Columns: source of surveys.yaml, responses that give answers, answers, mapped cells without one,
mapped cells that no answer explains, rows that give none.
"""
import csv
import io


def rows(name, encoding="utf-8-sig", delimiter=",", skip=1):
    with open(name, encoding=encoding, newline="") as file:
        table = list(csv.reader(io.StringIO(file.read()), delimiter=delimiter))
    table = [row for row in table if any(cell.strip() for cell in row)]
    return table[0], table[skip:]


def count(source, header, data, columns, complete, known, blank=("",)):
    at = [header.index(column) if isinstance(column, str) else column for column in columns]
    whole = [row for row in data if complete(row)]
    cells = [[row[i].strip() for i in at] for row in whole]
    answers = sum(known(c) for row in cells for c in row)
    empty = sum(c in blank for row in cells for c in row)
    unknown = sum(len(row) for row in cells) - answers - empty
    responses = sum(any(known(c) for c in row) for row in cells)
    print(source, responses, answers, empty, unknown, len(data) - len(whole), sep="\t")


def number(cell):
    try:
        float(cell.replace(",", "."))
        return True
    except ValueError:
        return False


def column(header, name):
    return lambda row: row[header.index(name)]


print("source", "responses", "answers", "empty", "unknown", "aside", sep="\t")

for source, name, state, columns in [
    ("redcap_events", "redcap_longitudinal_data", "patient_morale_questionnaire_complete", ["pmq1", "pmq2", "pmq3", "pmq4"]),
    ("redcap_repeats", "redcap_repeating_data", "bp_complete", ["bp_systolic", "bp_diastolic"]),
    ("redcap_sparse_repeats", "redcap_repeating_sparse_data", "bp_complete", ["bp_systolic", "bp_diastolic"]),
    ("redcap_boxes", "redcap_checkboxes_data", "form_2_complete", ["check_one___1", "check_one___4", "check_two___a"]),
    ("redcap_grey", "redcap_grayform_dag_data", "race_and_ethnicity_complete", ["race___5", "ethnicity", "interpreter_needed"]),
    ("redcap_commas", "redcap_decimal_comma_data", "demographics_complete", ["height_comma", "weight_dot"]),
    ("redcap_letters", "redcap_nonnumeric_id_data", "demographics_complete", ["name"]),
]:
    header, data = rows(name + ".csv")
    done = column(header, state)
    count(source, header, data, columns, lambda row: done(row) in ("1", "2"), number)

header, data = rows("qualtrics_insights_3header_de.csv", skip=3)
count("qualtrics_three_rows", header, data, ["Q1"], lambda row: row[header.index("Finished")] == "1", number)
header, data = rows("qualtrics_legacy_2header.csv", skip=2)
count("qualtrics_two_rows", header, data, ["Q1"], lambda row: row[9] == "1" and row[6] == "0", number)
header, data = rows("qualtrics_2016_importid_python.csv", skip=3)
count("qualtrics_python", header, data, ["Q1", "Q44_Q44_1_1", "Q4#1_1"], lambda row: row[9] == "1" and row[10] in ("0", "16"), number)
header, data = rows("qualtrics_2016_legacy.csv", skip=2)
count("qualtrics_2016", header, data, ["Q1", "Q44_1_1", "Q4#1_1"], lambda row: row[9] == "1" and row[6] in ("0", "16"), number)
header, data = rows("qualtrics_utf16.tsv.csv", "utf-16", "\t", 3)
count("qualtrics_words", header, data, ["Q1_1", "Q1_2"], lambda row: row[6] == "True" and "Preview" not in row[2],
      lambda c: c.lower() in ("strongly agree", "agree", "disagree"))

header, data = rows("limesurvey_codes.csv")
count("lime_codes", header, data, ["A1", "B1[SQ001]", "C1"], lambda row: row[1], lambda c: c in ("A1", "A2", "A3", "A4", "Y") or number(c))
header, data = rows("limesurvey_codes_and_texts.csv")
count("lime_texts", header, data, [7, 9, 10], lambda row: row[1] and not row[1].startswith("1980"),
      lambda c: c in ("Very badly", "Badly", "Neither", "Well", "Very well"), ("", "N/A", "I don't want to answer"))

header, data = rows("kobo_xml.csv", delimiter=";", skip=2)
status = header.index("_validation_status")
count("kobo_names", header, data, ["feel/engaged"], lambda row: not row[status].endswith("not_approved"), lambda c: c in "12345" and c != "")
header, data = rows("kobo_labels.csv", delimiter=";")
status = header.index("_validation_status")
count("kobo_choices", header, data, [1, 3, 4], lambda row: row[status] != "Not approved", lambda c: c in ("Badly", "Well", "Very well", "0", "1"))
header, data = rows("kobo_r_mangled.csv")
count("kobo_r", header, data, ["works.chat", "feel.engaged"], lambda row: True, lambda c: c in ("TRUE", "FALSE") or number(c), ("", "NA"))
header, data = rows("odk_central.csv")
count("odk", header, data, ["feel-engaged", "feel-overall"], lambda row: row[header.index("ReviewState")] != "rejected", number)

header, data = rows("googleforms_dmy_mixedpadding.csv")
count("google_mixed", header, data, ["Do you have Depression?", "Do you have Anxiety?", "Age"], lambda row: True, lambda c: c in ("Yes", "No") or number(c))
header, data = rows("googleforms_zoned_grid.csv")
count("google_zoned", header, data, [2, 3], lambda row: True, lambda c: c in ("Badly", "Well", "Very well"))


def choice(data, at, question):
    """A cell of one choice of many: 1, 0, or empty where the question has no answer at all."""
    return [dict(enumerate(row)) | {at: "1" if row[at] else "0" if any(row[i] for i in question) else ""} for row in data]


header, data = rows("surveymonkey_2header_macroman.csv", "mac_roman", skip=2)
count("monkey_two_rows", header, choice(data, 6, range(3, 9)), [31, 6, 12], lambda row: True, lambda c: c in ("Yes", "No") or number(c))
header, data = rows("surveymonkey_singleheader.csv")
pies = [i for i, name in enumerate(header) if name.startswith("Which type of pie")]
count("monkey_condensed", header, choice(data, pies[0], pies), ["Do you work in retail?", pies[0]], lambda row: True, lambda c: c in ("Yes", "No", "0", "1"))
header, data = rows("surveymonkey_native.csv", skip=2)
count("monkey_native", header, choice(data, 9, range(9, 12)), [9, 12], lambda row: True, lambda c: c in ("Badly", "Well", "0", "1"))

WORDS = ("Very badly", "Badly", "Neither", "Well", "Very well")
header, data = rows("redcap_labels_data.csv")
state = 14  # behind the questions of the second form
count("redcap_labels", header, data, [9, 10, 11, 12], lambda row: row[state] in ("Unverified", "Complete"),
      lambda c: c in WORDS + ("Checked", "Unchecked"))
header, data = rows("qualtrics_no_import_ids.csv", skip=2)
sent = lambda row: row[header.index("Status")] == "IP Address" and row[header.index("Finished")] == "True"
count("qualtrics_no_ids", header, data, ["Q1_1", "Q1_2"], sent, lambda c: c in WORDS)
header, data = rows("qualtrics_resaved_r.csv")
sent = lambda row: row[header.index("status")] == "IP Address" and row[header.index("finished")] == "TRUE"
count("qualtrics_resaved", header, data, ["q1_1", "q1_2"], sent, number, ("", "NA"))
header, data = rows("kobo_ona.csv")
count("ona", header, data, ["feel/engaged", "works/chat", "works/times"], lambda row: True,
      lambda c: c in ("True", "False") or number(c), ("", "n/a"))
header, data = rows("odk_briefcase.csv")
count("briefcase", header, data, ["feel-engaged", "feel-overall"], lambda row: True, number)
header, data = rows("surveymonkey_no_ids.csv", "cp1252", skip=2)
many = [dict(enumerate(row)) | {at: "1" if row[at] else "0" if any(row[i] for i in (7, 8, 9)) else "" for at in (7, 8)} for row in data]
count("monkey_no_ids", header, many, [7, 8, 10], lambda row: True, lambda c: c in ("Badly", "Well", "0", "1"))
