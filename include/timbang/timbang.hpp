#pragma once

// Everything that a program may use of Timbang. Each header also stands alone.

#include "timbang/calibrate.hpp"
#include "timbang/compare.hpp"
#include "timbang/decide.hpp"
#include "timbang/facts.hpp"
#include "timbang/outcomes.hpp"
#include "timbang/problem.hpp"
#include "timbang/progress.hpp"
#include "timbang/report.hpp"
#include "timbang/results.hpp"
#include "timbang/scenario.hpp"
#include "timbang/stop.hpp"
#include "timbang/sweep.hpp"
#include "timbang/trial.hpp"
#include "timbang/version.hpp"
