#pragma once
// Task files: what `tasks create -f` reads, and what `tasks edit --editor` shows and takes back. The fields are those of the command's options, underscores for dashes:
//
//     name: cars-1
//     dataset: cars
//     where: [dir=/front/**, kind=image]     # or filter: {…} (DQL), or items: [17, 18]
//     assignees: [ana@example.com, "@night"]
//     workload: {ana@example.com: 60, "@night": 40}
//     due: 2026-12-31
//     actions: [complete, {name: reject, color: "#ff0000", discard: true}]
//     instructions: {file: guide.pdf, pages: 2-5}
//     metadata: {customer: acme}
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "lib/base/time.hpp"
#include "lib/formats/yaml_tree.hpp"
#include "lib/model/task_edit.hpp"
#include "lib/model/task_spec.hpp"

namespace tasks::formats {

// Throws Code::bad_file, the message beginning with file:line:column; unknown fields with the nearest. `file` is for
// messages only, `now` for due dates such as +7d.
model::TaskSpec read_task(std::string_view yaml, std::string_view file, Micros now);
model::TaskSpec read_task(const YamlValue& map, Micros now);  // one that stands in a larger file
// The same field by field, for files in which a task's fields stand among others.
std::span<const std::string_view> task_fields();
void read_task_field(std::size_t field, const YamlValue& value, Micros now, model::TaskSpec& spec);

// A task as it is, every field that may change; and what the file says then. null takes a value away, a field that is
// missing stays as it is.
using Workload = std::vector<std::pair<std::string, double>>;  // assignee, percent
std::string write_task_edit(const model::Task& task, const Workload& workload);
model::TaskEdit read_task_edit(std::string_view yaml, std::string_view file, Micros now);

}  // namespace tasks::formats
