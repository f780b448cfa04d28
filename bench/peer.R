# What an analyst would write today for the same comparison: Rscript bench/peer.R STUDY NUMBERS.csv
# From the CSV files alone: starters, Kaplan-Meier curves of leaving by first mode, and contrasts with a jackknife by home group.
suppressMessages({
  library(data.table)
  library(survival)
})
options(warn = 2)
setDTthreads(0)
args <- commandArgs(trailingOnly = TRUE)
files <- function(name) Sys.glob(file.path(args[1], "data", name))
weeks <- 52
gap <- 91

# Few starts are different, so that each is read once; what cannot be read is NA.
minute_of <- function(text) {
  each <- unique(text)
  time <- as.POSIXct(each, format = "%Y-%m-%dT%H:%M", tz = "UTC")
  (as.integer(as.numeric(time) / 60))[chmatch(text, each)]
}

# --- Read, refuse, deduplicate ---
columns <- c("record_id", "participant_id", "group_id", "session_start", "attendance_mode")
rows <- rbindlist(lapply(files("attendance-*.csv"), fread, select = columns, colClasses = "character"))
rows[, start := minute_of(session_start)]
read <- nrow(rows)
rows <- rows[!is.na(start)]
rejected <- read - nrow(rows)
rows <- unique(rows, by = "record_id")
kept <- nrow(rows)

groups <- fread(file.path(args[1], "data", "groups.csv"), colClasses = "character")
groups[, `:=`(group = .I, log = as.integer(as.IDate(log_started_on)), opened = as.integer(as.IDate(opened_on)))]
sessions <- fread(file.path(args[1], "data", "sessions.csv"), colClasses = "character")[status == "held"]
sessions <- sessions[, .(group = chmatch(group_id, groups$group_id), day = minute_of(scheduled_start) %/% 1440L)]
setkey(sessions, group, day)

# Joins of one person to one session are one attendance.
people <- unique(rows$participant_id)
visits <- rows[, .(person = chmatch(participant_id, people), start, group = chmatch(group_id, groups$group_id),
  online = attendance_mode == "online")]
rm(rows)
visits <- unique(visits, by = c("person", "start", "group"))
setkey(visits, person, start, group)
visits[, day := start %/% 1440L]

# --- How far attendance is known ---
reports <- visits[, .(people = .N), keyby = .(group, day, online)]
reported_through <- function(reports, sessions, last) {
  through <- reports[day <= last, .(through = max(day)), keyby = group]
  due <- sessions[day <= last][through, on = "group", nomatch = NULL][day > through]
  second <- due[, .(second = if (.N > 1) sort(day)[2] - 1L else last), keyby = group]
  through[, through := last][second, through := i.second, on = "group"][]
}
end_of <- function(reports, sessions) {
  min(sapply(c(TRUE, FALSE), function(mode) {
    own <- reports[online == mode]
    last <- max(own$day)
    latest <- own[day > last - 182, .(people = sum(people)), keyby = group]
    latest <- latest[reported_through(reports, sessions, last), on = "group", nomatch = NULL][order(-through)]
    through <- latest[cumsum(people) >= 0.95 * sum(people), through[1]]
    own[day <= through, max(day)]
  }))
}
end <- Inf
repeat {
  before <- end
  end <- end_of(reports[day <= end], sessions[day <= end])
  if (end == before) break
}

# --- Starters ---
# A group that is as full in its first week as later on came with its members: its log counts from then on.
blocks <- reports[, .(day, people, since = day - min(day)), by = group]
first <- blocks[, .(opening = min(day), long = max(since) >= 91, week = sum(people[since < 7])), keyby = group]
fullest <- blocks[since < 364, .(people = sum(people)), by = .(group, since %/% 28L)][, .(fullest = max(people)), keyby = group]
first <- first[fullest][long & week >= 4 & week * 4 >= fullest / 2]
groups[, covers := fifelse(log <= opened, log, log + 182L)]
groups[first, covers := pmax(log, opening) + 182L, on = "group"]

# In the order of persons the neighbour is the person's own, or of another.
visits[, `:=`(earlier = shift(day), later = shift(day, -1L))]
visits[person != shift(person, fill = 0L), earlier := NA]
visits[person != shift(person, -1L, fill = 0L), later := NA]
visits[, tied := duplicated(visits, by = c("person", "start")) | duplicated(visits, by = c("person", "start"), fromLast = TRUE)]
visits[, fresh := (is.na(earlier) | day - earlier >= 180) & day >= min(groups$log) + 180L & day >= groups$covers[group]]
starters <- unique(visits[fresh == TRUE], by = "person")
# Of sessions that began together nobody can tell the first.
starters <- starters[tied == FALSE, .(person, start, from = day, home = group, online)]
starters[, arm := fifelse(online, "online", "face_to_face")]

# --- Leaving: the last attendance before 13 weeks without any ---
seen <- visits[starters[, .(person, first = start, from)], on = "person"][start >= first]
left <- unique(seen[(is.na(later) | later - day > gap) & day + gap <= end, .(person, left = day)], by = "person")
starters[left, left := i.left, on = "person"]
starters[, followed := pmin(weeks, pmax(0, (end - gap - from) %/% 7))]
starters[, week := (left - from) %/% 7]
starters[, event := !is.na(week) & week < followed]
starters[, time := fifelse(event, week + 1, followed)]

# --- Attendances of the first weeks, and the sessions offered since the first in each group ---
for (w in c(12, 26)) {
  count <- seen[day < from + 7 * w, .N, by = person]
  starters[count, paste0("attended_", w) := i.N, on = "person"]
  starters[, paste0("seen_", w) := from + 7 * w <= end + 1]
}
met <- unique(seen[day < from + 84, .(person, group, first = day, before = from + 84)], by = c("person", "group"))
held <- split(sessions$day, factor(sessions$group, seq_len(nrow(groups))))
met[, offered := findInterval(before - 1, held[[.BY$group]]) - findInterval(first - 1, held[[.BY$group]]), by = group]
starters[met[, .(offered = sum(offered)), by = person], offered := i.offered, on = "person"]

# --- Estimates ---
numbers <- list()
say <- function(what, value) numbers[[length(numbers) + 1]] <<- data.table(what, value)
arms <- c("online", "face_to_face")
for (a in arms) say(paste("starters", a), starters[arm == a, .N])

fit <- survfit(Surv(time, event) ~ arm, starters)
curve <- summary(fit, times = 0:weeks)
say(paste("curve", sub("arm=", "", curve$strata), curve$time), curve$surv)

# An arm's number from sums by home group (a row each), of all and without each of them.
jackknife <- function(sums, number) {
  all <- colSums(sums)
  list(value = number(t(all)), without = number(matrix(all, nrow(sums), ncol(sums), byrow = TRUE) - sums),
    groups = rownames(sums))
}
error <- function(deviations) sqrt((length(deviations) - 1) / length(deviations) * sum(deviations^2))
contrast <- function(name, sums, number) {
  each <- lapply(setNames(arms, arms), function(a) jackknife(sums(a), number))
  for (a in arms) {
    say(paste(name, a), each[[a]]$value)
    say(paste(name, a, "error"), error(each[[a]]$without - each[[a]]$value))
  }
  both <- union(each$online$groups, each$face_to_face$groups)
  moved <- function(one) {
    d <- setNames(one$without - one$value, one$groups)[both]
    fifelse(is.na(d), 0, d)
  }
  say(paste(name, "difference"), each$online$value - each$face_to_face$value)
  say(paste(name, "difference error"), error(moved(each$online) - moved(each$face_to_face)))
}

# Events at times 1 to 52, then people at risk at them, by home group.
exits <- sapply(arms, function(a) {
  own <- starters[arm == a]
  level <- factor(own$home)
  left <- unclass(table(level, factor(ifelse(own$event, own$time, NA), 1:weeks)))
  ended <- unclass(table(level, factor(own$time, 0:weeks)))
  at_risk <- t(apply(ended, 1, function(n) rev(cumsum(rev(n)))))[, -1]
  cbind(left, at_risk)
}, simplify = FALSE)
survival_to <- function(sums, to) {
  kept <- matrix(1 - sums[, 1:to] / sums[, weeks + 1:to], nrow(sums))
  matrix(Reduce(`*`, split(kept, col(kept)), accumulate = TRUE) |> unlist(), nrow(sums))
}
for (a in arms) {
  curves <- jackknife(exits[[a]], function(sums) survival_to(sums, weeks))
  errors <- apply(curves$without - rep(curves$value, each = length(curves$groups)), 2, error)
  # None where the curve has not fallen yet, or hangs on one group.
  known <- which(is.finite(errors) & errors > 1e-12)
  say(paste("curve", a, known, "error"), errors[known])
}
for (w in c(4, 12, 26)) {
  contrast(paste0("retained_week_", w), function(a) exits[[a]], function(sums) survival_to(sums, w)[, w])
}
contrast("rmst_26_weeks", function(a) exits[[a]], function(sums) 1 + rowSums(survival_to(sums, 25)))
ratio <- function(sums) sums[, 1] / sums[, 2]
by_home <- function(data) as.matrix(data[, -1], rownames.value = as.character(data$home))
contrast("attendances_week_12", function(a) by_home(starters[arm == a & seen_12, .(sum(attended_12), .N), by = home]), ratio)
contrast("attendances_week_26", function(a) by_home(starters[arm == a & seen_26, .(sum(attended_26), .N), by = home]), ratio)
contrast("attendances_per_opportunity_week_12",
  function(a) by_home(starters[arm == a & seen_12, .(sum(attended_12), sum(offered)), by = home]), ratio)

numbers <- rbindlist(numbers)
numbers[, value := sprintf("%.17g", value)]
fwrite(numbers, args[2])
cat(read, "read,", rejected, "rejected,", kept, "kept,", length(people), "people\n")
