# Asks pcalg what the benchmark asks: Rscript pcalg.R KIND FILE.csv.gz
# Prints {"millis": best processor time of a few calls, "edges": [[from, to, marks], ...]}.
suppressMessages(library(pcalg))
arguments <- commandArgs(trailingOnly = TRUE)
kind <- arguments[1]
data <- as.matrix(read.csv(gzfile(arguments[2]), check.names = FALSE))
names <- colnames(data)
search <- function() {
  if (kind == "ges") {
    score <- new("GaussL0penObsScore", data, lambda = log(nrow(data)))
    return(as(ges(score)$essgraph, "matrix") * 1)
  }
  statistics <- list(C = cor(data), n = nrow(data))
  found <- if (kind == "skeleton") {
    skeleton(statistics, gaussCItest, alpha = 0.01, labels = names, method = "stable.fast")
  } else {
    pc(statistics, gaussCItest, alpha = 0.01, labels = names, skel.method = "stable.fast", maj.rule = TRUE, solve.confl = TRUE)
  }
  (as(found@graph, "matrix") != 0) * 1
}
best <- Inf
end <- proc.time()[["elapsed"]] + 5
repeat {
  start <- proc.time()
  found <- search()
  spent <- proc.time() - start
  best <- min(best, spent[["user.self"]] + spent[["sys.self"]])
  if (proc.time()[["elapsed"]] > end) break
}
edges <- c()
for (a in seq_along(names)) for (b in seq_along(names)) {
  if (found[a, b] == 1 && found[b, a] == 0) edges <- c(edges, sprintf('["%s","%s","->"]', names[a], names[b]))
  if (a < b && found[a, b] == 1 && found[b, a] == 1) edges <- c(edges, sprintf('["%s","%s","--"]', names[a], names[b]))
}
cat(sprintf('\n{"millis": %f, "edges": [%s]}\n', best * 1000, paste(edges, collapse = ",")))
