# The Cox regressions of EstimatorBench in R, on the same people one by one: Rscript bench/estimators.R FOLDER/people.csv
suppressMessages(library(survival))
d <- read.csv(commandArgs(trailingOnly = TRUE)[1])
run <- function(what, fit) {
  seconds <- replicate(3, system.time(found <<- fit())[["elapsed"]])
  cat(sprintf("R %-28s %6.2f s   %s %.15g, se %.15g\n", what, median(seconds),
    names(coef(found))[1], coef(found)[1], sqrt(vcov(found)[1, 1])))
}
run("Breslow, cluster-robust", function() coxph(Surv(week, left) ~ . - group, d, ties = "breslow", cluster = group))
# With Efron's ties the residuals that a robust variance needs take R more than ten minutes (stopped there).
run("Efron, model variance", function() coxph(Surv(week, left) ~ . - group, d, ties = "efron"))
