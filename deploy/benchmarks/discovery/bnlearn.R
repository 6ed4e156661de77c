# Asks bnlearn what the benchmark asks: Rscript bnlearn.R KIND FILE.csv.gz
# Prints {"millis": best processor time of a few calls, "edges": [[from, to, marks], ...]}.
suppressMessages(library(bnlearn))
arguments <- commandArgs(trailingOnly = TRUE)
kind <- arguments[1]
discrete <- kind %in% c("pc-chi-square", "ges-bdeu")
data <- read.csv(gzfile(arguments[2]), check.names = FALSE, colClasses = if (discrete) "factor" else "numeric")
search <- function() {
  if (kind == "ges-bdeu") return(cpdag(hc(data, score = "bde", iss = 10)))
  pc.stable(data, test = if (discrete) "x2" else "zf", alpha = 0.01)
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
directed <- directed.arcs(found)
undirected <- undirected.arcs(found)
edges <- c(
  sprintf('["%s","%s","->"]', directed[, 1], directed[, 2]),
  if (nrow(undirected) > 0) with(list(u = undirected[undirected[, 1] < undirected[, 2], , drop = FALSE]), sprintf('["%s","%s","--"]', u[, 1], u[, 2]))
)
cat(sprintf('\n{"millis": %f, "edges": [%s]}\n', best * 1000, paste(edges, collapse = ",")))
