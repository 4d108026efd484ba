#include "lib/base/json_text.hpp"
#include "lib/render/records.hpp"

namespace tasks::render {

template <>
const RecordType& record_type<model::Pipeline>() {
  static const RecordType k_type{"pipeline", "pipelines", true,
                                 {{"id", Kind::id, "its id; null: of a scored task, which makes it"},
                                  {"name", Kind::text, "its name; task: and the name of the task that it scores"},
                                  {"kind", Kind::text, "user or scoring"},
                                  {"state", Kind::text, "installed (not started), active or paused"},
                                  {"nodes", Kind::integer, "how many it has"},
                                  {"waiting", Kind::integer, "items that wait for a command, or to enter a task"},
                                  {"running", Kind::integer, "items that a command has now, or that wait for a status in a task"},
                                  {"done", Kind::integer, "the same at the nodes where they were done; an item counts at each of them"},
                                  {"failed", Kind::integer, "items that a command gave up: tasks pipeline failed shows them"},
                                  {"description", Kind::text, "what it is for"}},
                                 {"id", "name", "kind", "state", "nodes", "waiting", "running", "done", "failed"}};
  return k_type;
}

void fill(Cells& row, const model::Pipeline& v) {
  row.id(v.id);
  row.text(v.name);
  row.text(v.kind);
  row.text(to_text(v.state));
  row.integer(v.nodes);
  row.integer(v.waiting);
  row.integer(v.running);
  row.integer(v.done);
  row.integer(v.failed);
  row.text(v.description);
}

template <>
const RecordType& record_type<model::PipelineNodeState>() {
  static const RecordType k_type{"pipeline_node", "pipeline_nodes", false,
                                 {{"pipeline", Kind::text, "name of the pipeline"},
                                  {"name", Kind::text, "name of the node"},
                                  {"node_type", Kind::text, "dataset, task, qa, model, code or score"},
                                  {"task", Kind::text, "task and qa: name of the task"},
                                  {"dataset", Kind::text, "dataset, task and qa: name of the dataset"},
                                  {"command", Kind::text, "model, code and score: what is run"},
                                  {"waiting", Kind::integer, "items that wait here, or to enter the task"},
                                  {"running", Kind::integer, "items that a command has now, or that have no status in the task"},
                                  {"done", Kind::integer, "items that came out of here: of a task those that have a status"},
                                  {"failed", Kind::integer, "items that the command gave up"},
                                  {"next", Kind::json, "where they go, a list: \"complete → review\""}},
                                 {"name", "node_type", "task", "command", "waiting", "running", "done", "failed", "next"}};
  return k_type;
}

void fill(Cells& row, const model::PipelineNodeState& v) {
  row.text(v.pipeline);
  row.text(v.name);
  row.text(to_text(v.type));
  row.text_or_null(v.task);
  row.text_or_null(v.dataset);
  row.text_or_null(v.command);
  row.integer(v.waiting);
  row.integer(v.running);
  row.integer(v.done);
  row.integer(v.failed);
  row.own_json(json_array(v.next));
}

template <>
const RecordType& record_type<model::PipelineVisit>() {
  static const RecordType k_type{"pipeline_item", "pipeline_items", true,
                                 {{"id", Kind::id, "its id, for tasks pipeline retry"},
                                  {"pipeline", Kind::text, "name of the pipeline"},
                                  {"node", Kind::text, "name of the node"},
                                  {"item", Kind::id, "id of the item"},
                                  {"path", Kind::text, "path of the item"},
                                  {"state", Kind::text, "failed; waiting, when it is tried again"},
                                  {"visit", Kind::integer, "how many times it came to this node"},
                                  {"attempts", Kind::integer, "how many times the command was tried"},
                                  {"problem", Kind::text, "why the last one failed"},
                                  {"entered_at", Kind::time, "when it came here"}},
                                 {"id", "pipeline", "node", "path", "attempts", "problem"}};
  return k_type;
}

void fill(Cells& row, const model::PipelineVisit& v) {
  row.id(v.id);
  row.text(v.pipeline);
  row.text(v.node);
  row.id(v.item_id);
  row.text(v.path);
  row.text(to_text(v.state));
  row.integer(v.visit);
  row.integer(v.attempts);
  row.text_or_null(v.problem);
  row.time(v.entered_at);
}

template <>
const RecordType& record_type<model::NodeRun>() {
  static const RecordType k_type{"node_run", "node_runs", false,
                                 {{"pipeline", Kind::text, "name of the pipeline"},
                                  {"node", Kind::text, "name of the node"},
                                  {"batches", Kind::integer, "how many times its command was started"},
                                  {"done", Kind::integer, "items that it answered"},
                                  {"retried", Kind::integer, "items that wait for another attempt"},
                                  {"failed", Kind::integer, "items that it gave up"},
                                  {"annotations", Kind::integer, "that it made"},
                                  {"problem", Kind::text, "why the last attempt failed that did"},
                                  {"wall_s", Kind::seconds, "seconds that its batches took, all together"}},
                                 {"pipeline", "node", "batches", "done", "retried", "failed", "annotations", "problem"}};
  return k_type;
}

void fill(Cells& row, const model::NodeRun& v) {
  row.text(v.pipeline);
  row.text(v.node);
  row.integer(v.batches);
  row.integer(v.done);
  row.integer(v.retried);
  row.integer(v.failed);
  row.integer(v.annotations);
  row.text_or_null(v.problem);
  row.seconds(v.wall);
}

}  // namespace tasks::render
