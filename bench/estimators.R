# The Cox regressions of EstimatorBench in R, on the same people one by one: Rscript bench/estimators.R FOLDER/people.csv
suppressMessages(library(survival))
d <- read.csv(commandArgs(trailingOnly = TRUE)[1])
for (ties in c("breslow", "efron")) {
  seconds <- replicate(3, system.time(
    fit <<- coxph(Surv(week, left) ~ . - group, data = d, ties = ties, cluster = group))[["elapsed"]])
  cat(sprintf("R %-12s %6.2f s   %s %.15g, robust se %.15g\n", ties, median(seconds),
    names(coef(fit))[1], coef(fit)[1], sqrt(vcov(fit)[1, 1])))
}
