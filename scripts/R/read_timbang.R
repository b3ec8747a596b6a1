# Reads the stores of Timbang (Debian: r-cran-rsqlite; scripts/install_dependencies --research).
#
#   source("scripts/R/read_timbang.R")
#   values <- timbang_outcomes("results/demo", "complaints.backlog")      # run, arm, replication, month, where, value ...
#   timbang_differences(values, against = "tksk_per_kecamatan=1")         # paired by replication, with 95 % intervals
#   timbang_claims("results/bekasi-2023-claims-8fb8e0cb")                 # what claims were answered
#   design <- timbang_design("results/sweep-uncertain-8fb8e0cb")          # a row a point, a column a parameter
#   m <- timbang_matrices("results/sweep-uncertain-8fb8e0cb", "complaints.backlog")   # m$X and m$y, as package
#                                                                         # sensitivity takes them: pcc(m$X, m$y)
#
# A store is a results folder of any study (`timbang run`, `compare`, `sweep` ...); it is opened to read only. Values are in the units of the column `unit`; `where` is "city" or a kecamatan, `month` "all" or YYYY-MM. Values
# of one replication of different arms, or points, share their random draws: compare them in pairs. What this reads is simulated.

timbang_query <- function(folder, sql, parameters = list()) {
  path <- file.path(folder, "results.sqlite")
  if (!file.exists(path)) stop(folder, " is no results folder of Timbang: it has no results.sqlite")
  connection <- DBI::dbConnect(RSQLite::SQLite(), path, flags = RSQLite::SQLITE_RO)
  on.exit(DBI::dbDisconnect(connection))
  if (length(parameters) == 0) DBI::dbGetQuery(connection, sql) else
    DBI::dbGetQuery(connection, sql, params = unname(parameters))
}

timbang_is_sweep <- function(folder) {
  nrow(timbang_query(folder, "SELECT 1 FROM about WHERE key = 'sweep_seed'")) > 0
}

# Every value of what was last compared and last swept in the folder, a row each; NULL for a condition lifts it.
timbang_outcomes <- function(folder, outcome = NULL, where = "city", month = "all") {
  given <- Filter(Negate(is.null), list(outcome = outcome, where_ = where, month = month))
  condition <- if (length(given) == 0) "" else paste("WHERE", paste(names(given), "= ?", collapse = " AND "))
  rows <- timbang_query(folder, paste("SELECT * FROM tidy", condition,
                                      "ORDER BY outcome, arm, point, replication, where_, month"), given)
  names(rows)[names(rows) == "where_"] <- "where"
  if (nrow(rows) == 0 && !is.null(outcome)) stop("the store has no values of an outcome ", outcome)
  rows
}

# Each arm less `against` over the replications that both have, with 95 % intervals by chance alone.
timbang_differences <- function(values, against) {
  if (!against %in% values$arm) stop("there is no arm ", against)
  others <- setdiff(unique(values$arm), against)
  keys <- c("replication", "where", "month")
  rows <- lapply(others, function(arm) {
    pairs <- merge(values[values$arm == arm, c(keys, "value")], values[values$arm == against, c(keys, "value")], by = keys)
    groups <- split(pairs, list(pairs$where, pairs$month), drop = TRUE)
    do.call(rbind, lapply(groups, function(group) {
      difference <- group$value.x - group$value.y
      half <- if (length(difference) > 1)
        stats::qt(0.975, length(difference) - 1) * stats::sd(difference) / sqrt(length(difference)) else NA
      data.frame(arm = arm, where = group$where[1], month = group$month[1], mean = mean(difference),
                 low = mean(difference) - half, high = mean(difference) + half)
    }))
  })
  result <- do.call(rbind, rows)
  rownames(result) <- NULL
  result
}

# The claims that were judged in the folder, in their order.
timbang_claims <- function(folder) {
  has <- nrow(timbang_query(folder, "SELECT 1 FROM sqlite_master WHERE name = 'judged_claims'")) > 0
  if (!has) return(data.frame())
  timbang_query(folder, "SELECT * FROM judged_claims ORDER BY claims_sha256, seed, ensemble_sha256, position")
}

# A sweep's points: a row each, a column a parameter, numbers where every value is one.
timbang_design <- function(folder) {
  if (!timbang_is_sweep(folder)) stop(folder, " holds no sweep: it has no points")
  rows <- timbang_query(folder, "SELECT point, position, path, value FROM point_values ORDER BY point, position")
  paths <- unique(rows$path)
  points <- sort(unique(rows$point))
  columns <- lapply(paths, function(path) {
    own <- rows[rows$path == path, ]
    texts <- own$value[match(points, own$point)]
    numbers <- suppressWarnings(as.numeric(sub(" .*", "", texts)))  # a value may carry its unit
    if (any(is.na(numbers))) texts else numbers
  })
  design <- as.data.frame(setNames(columns, paths), check.names = FALSE)
  rownames(design) <- points
  design
}

# The design and the mean outcome of each point, without points that have no value and parameters that are no numbers or
# never change.
timbang_matrices <- function(folder, outcome, where = "city", month = "all") {
  design <- timbang_design(folder)
  values <- timbang_outcomes(folder, outcome, where, month)
  means <- tapply(values$value, values$point, mean)
  means <- means[!is.na(means)]
  kept <- intersect(rownames(design), names(means))
  varied <- vapply(design, function(column) is.numeric(column) && length(unique(column)) > 1, logical(1))
  list(X = design[kept, varied, drop = FALSE], y = unname(as.numeric(means[kept])))
}
