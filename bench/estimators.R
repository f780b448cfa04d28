# The regressions of EstimatorBench in R, on the same people one by one: Rscript bench/estimators.R FOLDER/people.csv
suppressMessages(library(survival))
d <- read.csv(commandArgs(trailingOnly = TRUE)[1])
cat(R.version.string, ", survival ", as.character(packageVersion("survival")), "\n", sep = "")
run <- function(what, fit, rounds = 3) {
  seconds <- replicate(rounds, system.time(found <<- fit())[["elapsed"]])
  cat(sprintf("%-28s %6.2f s   %s\n", what, median(seconds), found))
}
first <- function(fit) sprintf("%.15g, se %.15g", coef(fit)[1], sqrt(vcov(fit)[1, 1]))
run("Cox breslow, cluster-robust", function() first(coxph(Surv(week, left) ~ . - group, d, ties = "breslow", cluster = group)))
# With Efron's ties the residuals that a robust variance needs take R more than ten minutes (stopped there).
run("Cox efron, model variance", function() first(coxph(Surv(week, left) ~ . - group, d, ties = "efron")))
# Propensities, weighted curves and their cluster-robust errors; R has no variance that knows of the estimated propensities.
run("Overlap-weighted, as known", function() {
  e <- fitted(glm(online ~ . - group - week - left, binomial, d))
  w <- ifelse(d$online == 1, 1 - e, e)
  s <- summary(survfit(Surv(week, left) ~ online, d, weights = w, cluster = group), times = 12)
  sprintf("%.15g, se %.15g of independent arms", diff(s$surv), sqrt(sum(s$std.err^2)))
}, 1)
