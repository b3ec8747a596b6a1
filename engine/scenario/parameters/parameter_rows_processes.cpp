#include "scenario/parameters/parameter_rows.hpp"

namespace timbang::parameter_rows {

namespace {

using Processes = ProcessParameters;
constexpr std::array<std::string_view, 2> switches{"on", "off"};

template <auto Field>
constexpr ParameterRow process_row(std::string_view path) {
  ParameterRow row = choice_row<&Parameters::processes, Field, Switch>(path, switches, fact);
  row.may_be_left_out = true;
  return row;
}

constexpr std::array process_rows{process_row<&Processes::welfare>("processes.welfare"),
                                  process_row<&Processes::listing>("processes.listing"),
                                  process_row<&Processes::payout>("processes.payout"),
                                  process_row<&Processes::transacting>("processes.transacting"),
                                  process_row<&Processes::follow_up>("processes.follow_up"),
                                  process_row<&Processes::returns>("processes.returns"),
                                  process_row<&Processes::complaints>("processes.complaints"),
                                  process_row<&Processes::proposals>("processes.proposals"),
                                  process_row<&Processes::socialisation>("processes.socialisation"),
                                  process_row<&Processes::monitoring>("processes.monitoring"),
                                  process_row<&Processes::first_line>("processes.first_line"),
                                  process_row<&Processes::staff>("processes.staff"),
                                  process_row<&Processes::costs>("processes.costs")};

}  // namespace

std::span<const ParameterRow> processes() {
  return process_rows;
}

}  // namespace timbang::parameter_rows
