#include <filesystem>
#include <memory>
#include <set>

#include "cmd/app/context.hpp"
#include "cmd/app/score_programs.hpp"
#include "cmd/app/scripts.hpp"
#include "cmd/app/selecting.hpp"
#include "cmd/app/task_files.hpp"
#include "cmd/app/user_map.hpp"
#include "lib/base/file.hpp"
#include "lib/base/file_tree.hpp"
#include "lib/base/lines.hpp"
#include "lib/base/text.hpp"
#include "lib/formats/json_object.hpp"
#include "lib/formats/label_rows.hpp"
#include "lib/formats/task_yaml.hpp"
#include "lib/model/task_spec.hpp"
#include "lib/service/create_task.hpp"
#include "lib/service/datasets.hpp"
#include "lib/service/take_back.hpp"

namespace tasks::app {
namespace {

using model::Role;
using model::TaskSpec;

struct Args {
  std::optional<std::string> name, file, file_bytes, due, instructions, quality, pairs, from_annotations, map_users;
  std::shared_ptr<FileTree> annotations;  // of --from-annotations
  std::vector<std::string> items, workload, actions, metadata;
  bool lock_after_due = false, shuffle = false, pull = false, no_scoring = false, if_not_exists = false, self_review = false;
  TaskSpec spec;
  Selecting chosen;
};

// Other columns, labels among them, are of no interest here.
void read_pairs(const std::string& file, TaskSpec& spec, bool dealt_by_workload) {
  std::set<std::string> named(spec.assignees.begin(), spec.assignees.end());
  const bool all = spec.assignees.empty() && !dealt_by_workload;
  LineReader lines = LineReader::file(file);
  formats::LabelColumns columns;
  columns.label = columns.annotator;
  formats::read_label_rows(lines, columns, [&](const formats::LabelRow& row) {
    std::string path(row.item), who = fold(row.annotator);
    if (!path.starts_with('/')) path.insert(0, "/");
    if (all && named.insert(who).second) spec.assignees.push_back(who);
    spec.pairs.emplace_back(std::move(path), std::move(who));
  });
  if (spec.pairs.empty()) throw Error(Code::bad_value, cat(quote(file), " names nobody"));
}

void declare(Options& o, Args& a) {
  o.optional_positional("NAME", a.name, "name of the new task; unique among tasks that are not archived; default: the file's, of a QA task TASK-qa");
  o.value("--dataset", "DATASET", a.spec.dataset, "the dataset whose items are to be labeled, id or name; of a QA task the reviewed one's").live(Live::dataset);
  o.value("--recipe", "RECIPE", a.spec.recipe, "how to label: id or name, its current version; default: the dataset's, else anything goes").live(Live::recipe);
  o.word("--type", "TYPE", a.spec.type, "kind of work; default: labeling, with --qa-of qa");
  o.value("--qa-of", "TASK", a.spec.qa_of, "review what this labeling task has done: its items that have a status; default: none").live(Live::task);
  o.values("--status", "STATUS", a.spec.statuses, "with --qa-of: only items that have this status there; default: any status").commas().live(Live::action);
  o.flag("--self-review", a.self_review, "with --qa-of: let reviewers get what they made themselves; default: off");
  o.values("--items", "ITEM", a.items, "ids of dataset items, or - to read ids or records from standard input; default: all of the dataset").commas();
  declare_where(o, a.chosen.choice.where, a.chosen.choice.filter, "only dataset items");
  declare_explain(o, a.chosen.choice.explain);
  o.value("--limit", "N", a.spec.limit, "take the first N items of those, in dataset order; default: all");
  o.value("--owner", "EMAIL", a.spec.owner, "the manager or owner who answers for it; default: you, of a QA task the owner of what it reviews").live(Live::user);
  o.word("--priority", "PRIORITY", a.spec.priority, "how urgent it is; default: medium");
  o.value("--due", "TIME", a.due, "when it should be done: 2026-12-31 (the end of that day, UTC), RFC 3339, or +7d; default: never");
  o.flag("--lock-after-due", a.lock_after_due, "lock it from the due time on; default: off");
  o.values("--assignee", "USER", a.spec.assignees, "who gets the items: e-mail or @group, in the order of dealing; default: nobody, they wait in the pool")
      .commas()
      .live(Live::assignee);
  o.values("--workload", "USER=PERCENT", a.workload, "shares of the assignees, 0 to 100, together 100; names the assignees when --assignee does not; default: equal")
      .commas();
  o.flag("--shuffle", a.shuffle, "deal in an order drawn with --seed; default: dataset order");
  o.flag("--pull", a.pull, "let the items wait in a queue, from which assignees get batches when they ask for work; default: off, they are dealt");
  o.value("--batch-size", "N", a.spec.batch_size, "with --pull: items in a batch, 3 to 100; default: 10");
  o.value("--max-workload", "N", a.spec.max_workload, "with --pull: most items that one may hold unfinished, batch + 2 to twice the batch; default: half as much again as the batch");
  o.value("--quality", "KIND", a.quality, "measure the labels: consensus lets several people label the same items, qualification gives everybody all items whose truth is known, honeypot plants a few of those among the others; default: none").one_of({"none", "consensus", "qualification", "honeypot"});
  o.value("--percent", "P", a.spec.percent, "above 0 to 100: of how many items consensus makes replicas, or how many honeypots each assignee gets, of the own items; default: 100 and 5");
  o.value("--copies", "K", a.spec.copies, "of a consensus task: how many people label each of those, 2 to the number of assignees; default: 2");
  o.value("--pairs", "FILE", a.pairs, "of a consensus task: who labels what, CSV or JSON lines with an item (its path) and an annotator (an e-mail) a row; they are the assignees unless --assignee names others; default: a hash decides").live(Live::file);
  o.value("--from-annotations", "FILE", a.from_annotations, "make a consensus task of what several people did elsewhere: Label Studio's or Dataloop's files, or a table of labels; each answer becomes a replica with its annotations, status and time; default: none").live(Live::file);
  o.value("--map-users", "FILE", a.map_users, "with --from-annotations: CSV of a name in the file and an e-mail a row; default: e-mails stand for themselves").live(Live::file);
  o.value("--honeypot-filter", "DQL", a.spec.honeypot_filter, "of a honeypot task: which items with ground truth may be planted; default: those in the folder /honeypot");
  o.value("--score-function", "FUNCTION", a.spec.score_function, "of a task whose quality is measured: what scores it: agreement, dataloop, or the path of a program, see tasks-scoring(7); default: the recipe's, else agreement").live(Live::file);
  o.flag("--no-scoring", a.no_scoring, "do not score items when they are done; default: they are scored");
  o.values("--action", "ACTION", a.actions, "a status that may be set, as name[:display[:color[:discard]]]; default: the recipe's, else complete and discard; of a QA task approve and discard");
  o.value("--instructions", "FILE", a.instructions, "instructions for the annotators, a file or URI, :a-b for pages of it; default: the recipe's").live(Live::file);
  o.value("--description", "TEXT", a.spec.description, "free text; default: empty");
  o.values("--metadata", "KEY=VALUE", a.metadata, "an entry of its metadata; repeat for more; default: none");
  o.flag("--if-not-exists", a.if_not_exists, "take an existing task of this name as it is; default: an error");
  o.value("-f,--file", "FILE", a.file, "read these fields from a YAML file; what is typed wins; default: none").live(Live::file);
  o.before_opening([&a] {
    take_words(a.chosen, a.items, "item");
    if (a.file) a.file_bytes = read_file(*a.file);
    if (a.spec.score_function) a.spec.score_function = checked_function(*a.spec.score_function);
    if (a.pairs) read_pairs(*a.pairs, a.spec, !a.workload.empty());
    if (a.map_users && !a.from_annotations) throw Error(Code::usage, "--map-users goes with --from-annotations");
    if (a.from_annotations && a.pairs) throw Error(Code::usage, "--from-annotations says who labeled what: leave away --pairs");
    if (a.from_annotations) a.annotations = std::make_shared<FileTree>(FileTree::open(*a.from_annotations));
  });
}

void settle_instructions(const Context& ctx, TaskSpec& spec, const std::filesystem::path& base) {
  if (spec.instructions_file && !spec.instructions_file->empty()) settle_instructions(ctx, *spec.instructions_file, base);
}

TaskSpec asked_for(const Context& ctx, const Args& a) {
  TaskSpec spec = a.spec;
  spec.name = a.name;
  if (a.due) spec.due_at = parse_time(*a.due, ctx.now(), DayMeans::end);
  if (a.lock_after_due) spec.lock_after_due = true;
  if (a.shuffle) spec.shuffle = true;
  if (a.pull) spec.pull = true;
  if (a.quality) spec.quality = model::parse_or_throw<model::Quality>(*a.quality);
  if (a.no_scoring) spec.scoring = false;
  if (a.self_review) spec.self_review = true;
  spec.seed = ctx.globals().seed;
  spec.workload = parse_workload(a.workload);
  for (const auto& text : a.actions) spec.actions.push_back(model::parse_action(text));
  for (const auto& text : a.metadata) {
    formats::Member entry = formats::parse_member(text);
    std::erase_if(spec.metadata, [&](const auto& old) { return old.first == entry.key; });
    spec.metadata.emplace_back(std::move(entry.key), std::move(entry.json));
  }
  if (a.instructions) {
    auto [file, pages] = model::split_pages(*a.instructions);
    spec.instructions_file = std::move(file);
    spec.instructions_pages = std::move(pages);
  }
  settle_instructions(ctx, spec, std::filesystem::current_path());
  if (!a.file) return spec;

  TaskSpec file = formats::read_task(*a.file_bytes, *a.file, ctx.now());
  settle_instructions(ctx, file, std::filesystem::absolute(*a.file).parent_path());
  spec.fill_from(file);
  return spec;
}

// What other people did elsewhere, as replicas of the new task.
struct Answered {
  service::ImportRequest file;
  service::TakeBack how;
};
Answered answered(Context& ctx, const Args& a) {
  Answered answered;
  answered.file.tree = a.annotations.get();
  answered.file.name = a.annotations->name();
  answered.file.format = formats::detect_format(*a.annotations);
  answered.how.status = "complete";  // where the file tells none: an answer is one that was given
  answered.file.scripts = [&ctx] { return script_place(ctx); };
  if (a.map_users) answered.how.users = read_user_map(ctx.tx(), *a.map_users);
  return answered;
}

void take_pairs(Context& ctx, TaskSpec& spec, const Answered& from) {
  if (!spec.dataset || spec.dataset->empty()) throw Error(Code::usage, "--from-annotations needs --dataset, which has the items");
  if (!spec.quality) spec.quality = model::Quality::consensus;
  spec.pairs = service::who_answered(ctx.tx(), service::get_dataset(ctx.tx(), *spec.dataset), from.file, from.how);
  if (!spec.assignees.empty() || !spec.workload.empty()) return;
  std::set<std::string> named;
  for (const auto& [path, who] : spec.pairs)
    if (named.insert(who).second) spec.assignees.push_back(who);
}

Outcome run(Context& ctx, Args& a) {
  TaskSpec spec = asked_for(ctx, a);
  std::optional<Answered> from;
  if (a.annotations) take_pairs(ctx, spec, from.emplace(answered(ctx, a)));
  service::TaskRequest request{.spec = std::move(spec), .items = a.chosen.choice, .if_not_exists = a.if_not_exists};
  if (!request.items.given()) {
    for (const auto id : request.spec.items) request.items.ids.push_back({id, {}});
    request.items.by_ids = !request.spec.items.empty();
    request.items.where = request.spec.where;
    if (!request.spec.filter.empty()) request.items.filter = filters::FilterText{request.spec.filter, {}};
  }
  service::NewTask made = service::create_task(ctx.tx(), request);
  if (from && made.fresh) {
    const service::ImportReport report = service::take_back(ctx.tx(), made.task, from->file, from->how);
    for (const auto& note : report.losses.notes()) made.notes.push_back(note);
  }
  Outcome outcome = Context::changed(std::vector{std::move(made.task)}, {.changed = made.fresh, .unchanged = !made.fresh}, "task");
  outcome.notes = std::move(made.notes);
  return outcome;
}

}  // namespace

std::span<const Command> commands_create() {
  static const Command k_commands[] = {
      {"create", "create a task and deal its items", Access::write, Role::manager, record<model::Task>, call<Args, declare, run>},
  };
  return k_commands;
}

}  // namespace tasks::app
