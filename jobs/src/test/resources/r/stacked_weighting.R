# The numbers of StackedVarianceTest: R 4.2.2, survival 3.5-3. Rscript stacked_weighting.R
# All estimating equations of a weighted analysis are written out person by person and solved by
# Newton; their Jacobian is taken by central differences, so no derivative is worked out by hand.
options(digits = 15)
suppressMessages(library(survival))

# People: the class Listed.
N <- 600; i <- 0:(N - 1); n <- 1 + i %% 3
x1 <- ((7 * i) %% 5) / 2; x2 <- as.numeric((11 * i) %% 3 == 0); X <- cbind(1, x1, x2)
g <- (i * i + 3 * i) %% 23; f <- (5 * i + i %/% 50) %% 9
u <- (i * 31 + 17 * ((i %/% 7) %% 11)) %% 10
arm2 <- as.numeric(u >= 5 - x1); arm3 <- ifelse(u < 3 + x2, 0, ifelse(u < 6 + x1, 1, 2))
y <- as.numeric((13 * i + 5 * arm2 + g) %% 17 < 7 + 2 * arm2 + x2); yc <- y + x1 + (i %% 4) / 3
wk <- 1 + (19 * i + 3 * arm2 + (i %/% 9)) %% 9
left <- as.numeric((23 * i + (i %/% 5)) %% 4 != 0)

jac <- function(fun, th) sapply(seq_along(th), function(k) {
  h <- 1e-5 * max(1, abs(th[k])); up <- th; down <- th; up[k] <- up[k] + h; down[k] <- down[k] - h
  (fun(up) - fun(down)) / (2 * h) })
solved <- function(psi, th, steps = 60) {
  for (s in 1:steps) { F <- function(t) colSums(n * psi(t)); th <- th - solve(jac(F, th), F(th)) }
  th }
# Sandwich by clusters l, times G / (G - 1).
sand <- function(psi, th, l = g) {
  J <- solve(jac(function(t) colSums(n * psi(t)), th)); S <- rowsum(n * psi(th), l); G <- nrow(S)
  J %*% crossprod(S) %*% t(J) * G / (G - 1) }

probs <- function(b) { E <- exp(cbind(0, X %*% matrix(b, 3))); E / rowSums(E) }
tilt <- function(e, scheme, t)
  switch(scheme, ATE = rep(1, N), ATT = e[, t + 1], OVERLAP = 1 / rowSums(1 / e))
wt <- function(e, A, scheme, t) tilt(e, scheme, t) / e[cbind(1:N, A + 1)]
ps <- function(e, A, k) do.call(cbind, lapply(2:k, function(c) ((A == c - 1) - e[, c]) * X))
show <- function(what, m, V) {
  k <- length(m)
  for (a in 1:k) cat(what, "arm", a - 1, m[a], sqrt(V[a, a]), "\n")
  for (a in 2:k) for (b in 1:(a - 1))
    cat(what, "diff", a - 1, b - 1, m[a] - m[b], sqrt(V[a, a] + V[b, b] - 2 * V[a, b]), "\n") }

means <- function(A, k, yy, scheme, t = k - 1) {
  q <- 3 * (k - 1); at <- q + 1:k
  psi <- function(th) { e <- probs(th[1:q]); w <- wt(e, A, scheme, t)
    cbind(ps(e, A, k), sapply(0:(k - 1), function(a) w * (A == a) * (yy - th[q + 1 + a]))) }
  th <- solved(psi, rep(0, q + k))
  show(paste("mean", scheme, k), th[at], sand(psi, th)[at, at])
  V2 <- sand(psi, th) + sand(psi, th, f) - sand(psi, th, paste(g, f))
  show(paste("  two-way", scheme, k), th[at], V2[at, at]) }

# Equations of the weekly hazards; shares and means attended follow by the delta method.
retention <- function(A, k, scheme, W = 5, H = 8, t = k - 1) {
  q <- 3 * (k - 1); T <- max(W, H - 1)
  psi <- function(th) { e <- probs(th[1:q]); w <- wt(e, A, scheme, t); P <- ps(e, A, k)
    for (a in 0:(k - 1)) for (s in 1:T)
      P <- cbind(P, w * (A == a) * (wk >= s) * ((wk == s & left == 1) - th[q + a * T + s]))
    P }
  th <- solved(psi, c(rep(0, q), rep(.1, k * T))); V <- sand(psi, th)[-(1:q), -(1:q)]
  S <- function(l, a, w) if (w == 0) 1 else prod(1 - l[a * T + 1:w])
  for (what in c("share", "mean")) {
    F <- function(l) sapply(0:(k - 1), function(a)
      if (what == "share") S(l, a, W) else sum(sapply(0:(H - 1), function(w) S(l, a, w))))
    D <- jac(F, th[-(1:q)]); show(paste(what, scheme, k), F(th[-(1:q)]), D %*% V %*% t(D)) } }

aipw <- function(A, k, yy, scheme, link, t = k - 1) {
  q <- 3 * (k - 1)
  psi <- function(th) { e <- probs(th[1:q]); w <- wt(e, A, scheme, t); h <- tilt(e, scheme, t)
    P <- ps(e, A, k); Q <- NULL
    for (a in 0:(k - 1)) {
      eta <- as.vector(X %*% th[q + 3 * a + 1:3]); m <- if (link == "logit") plogis(eta) else eta
      P <- cbind(P, (A == a) * (yy - m) * X); r <- q + 3 * k + 2 * a
      Q <- cbind(Q, h * (m - th[r + 1]), w * (A == a) * (yy - m - th[r + 2])) }
    cbind(P, Q) }
  th <- solved(psi, rep(0, q + 5 * k)); C <- matrix(0, k, length(th))
  for (a in 0:(k - 1)) C[a + 1, q + 3 * k + 2 * a + 1:2] <- 1
  show(paste("aipw", scheme, link, k), as.vector(C %*% th), C %*% sand(psi, th) %*% t(C)) }

for (s in c("OVERLAP", "ATE", "ATT")) {
  means(arm2, 2, y, s); means(arm3, 3, yc, s); retention(arm2, 2, s) }
means(arm2, 2, yc, "ATE"); retention(arm3, 3, "OVERLAP")
aipw(arm2, 2, y, "ATE", "logit"); aipw(arm3, 3, yc, "ATE", "identity")
aipw(arm2, 2, yc, "OVERLAP", "identity"); aipw(arm3, 3, y, "OVERLAP", "logit")
aipw(arm2, 2, y, "ATT", "logit")

# Weights as known.
e <- fitted(glm(arm2 ~ x1 + x2, binomial, weights = n, control = glm.control(epsilon = 1e-14)))
k <- rep(1:N, n); d <- data.frame(wk, left, arm2, g, w = ifelse(arm2 == 1, 1 - e, e))[k, ]
s <- survfit(Surv(wk, left) ~ arm2, d, weights = w, cluster = g)
print(summary(s, times = 5)[c("surv", "std.err")])
