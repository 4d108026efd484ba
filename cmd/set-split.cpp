#include <algorithm>

#include "cmd/app/context.hpp"
#include "cmd/app/selecting.hpp"
#include "cmd/app/work_outcome.hpp"
#include "lib/base/text.hpp"
#include "lib/service/datasets.hpp"
#include "lib/service/set_split.hpp"
#include "lib/service/tasks.hpp"
#include "lib/store/items.hpp"

namespace tasks::app {
namespace {

using model::Item;
using model::Role;
using render::Kind;

struct Args {
  std::vector<std::string> words;
  std::optional<std::string> dataset, shares, stratify, task;
  std::optional<model::Split> split;
  std::string group_by;
  Selecting which;
  bool exact = false, overwrite = false, check = false, partial = false;
  bool by_chance() const { return shares || exact || stratify || overwrite || !group_by.empty(); }
};

const render::RecordType& check_record() {
  static const render::RecordType k_type{"split_check", "split_checks", false,
                                         {{"check", Kind::text, "share or label; of leaks group, content or path"},
                                          {"split", Kind::text, "the side that a share is about"},
                                          {"label", Kind::text, "the label that a share is about"},
                                          {"value", Kind::text, "what leaks: the group, the content hash, the path"},
                                          {"items", Kind::integer, "how many items"},
                                          {"share", Kind::number, "of all items, or of those with the label: 0 to 1"},
                                          {"splits", Kind::json, "the sides that a leak is on"},
                                          {"dataset", Kind::text, "the other dataset, for a path"}},
                                         {"check", "split", "label", "items", "share", "value", "splits"}};
  return k_type;
}

// TASK SPLIT W…, or with --dataset SPLIT W…; by chance and for a check there is no SPLIT (decisions.md 10).
void sort_words(Args& a) {
  std::size_t at = 0;
  if (!a.dataset) {
    if (a.words.empty()) throw Error(Code::usage, "tasks set-split needs a TASK, or --dataset DATASET").hint("tasks set-split TASK SPLIT W, or tasks set-split --dataset DATASET SPLIT ITEM");
    a.task = a.words[at++];
  }
  if (a.check && (a.shares || a.exact || a.stratify || a.overwrite)) throw Error(Code::usage, "--check changes nothing: it goes with --group-by alone");
  if (a.stratify && *a.stratify != "label") throw Error(Code::bad_value, cat("--stratify takes label, not ", quote(*a.stratify)));
  if (!a.check && !a.by_chance()) {
    if (at == a.words.size()) throw Error(Code::usage, "tasks set-split needs a SPLIT: train, validation, test or none").hint("or --auto 80/10/10, or --check");
    a.split = model::parse_or_throw<model::Split>(a.words[at++]);
  } else if (at < a.words.size() && model::parse<model::Split>(a.words[at])) {
    throw Error(Code::usage, cat(a.check ? "with --check" : "with a split by chance", " there is no SPLIT, but ", quote(a.words[at]), " was given"));
  }
  if (a.shares) model::parse_split_shares(*a.shares);
  take_words(a.which, std::vector<std::string>(a.words.begin() + static_cast<std::ptrdiff_t>(at), a.words.end()), a.dataset ? "item" : "work_item");
}

void declare(Options& o, Args& a) {
  o.positionals("WORD", a.words, "the task, unless --dataset names a dataset; the split: train, validation, test or none; then ids of the task's work items, or of the dataset's items, or -", false)
      .live(Live::task);
  o.value("--dataset", "DATASET", a.dataset, "items of this dataset, instead of a task's; default: none").live(Live::dataset);
  declare_conditions(o, a.which);
  o.value("--auto", "SHARES", a.shares, "by chance: percentages for train/validation/test; default with the four options below: 80/10/10");
  o.flag("--exact", a.exact, "exact counts, instead of each item by its hash alone; default: off");
  o.value("--stratify", "FIELD", a.stratify, "keep the shares of every label; default: off").one_of({"label"});
  o.value("--group-by", "METADATA.KEY", a.group_by, "keep items with the same value of their own data on one side; default: off");
  o.flag("--overwrite", a.overwrite, "items that have a split, too; default: only those without");
  o.flag("--check", a.check, "change nothing, report shares and leaks; default: off");
  declare_partial(o, a.partial);
  o.before_opening([&a] { sort_words(a); });
}

Outcome check(Context& ctx, const Args& a) {
  auto findings = service::check_splits(ctx.session(), a.group_by);
  Outcome outcome;
  if (std::any_of(findings.begin(), findings.end(), [](const auto& f) { return f.leak(); })) outcome.exit = Exit::check_failed;
  outcome.print = [findings = std::move(findings)](Printer& p) {
    p.begin(check_record());
    render::Cells row;
    for (const service::SplitFinding& finding : findings) {
      row.clear();
      row.text(finding.check);
      if (finding.split)
        row.text(to_text(*finding.split));
      else
        row.text_or_null(std::string_view());
      row.text_or_null(finding.label);
      row.text_or_null(finding.value);
      row.integer(finding.items);
      row.number(finding.share);
      row.own_json(finding.splits.empty() ? std::string() : cat("[\"", join(split(finding.splits, ','), "\",\""), "\"]"));
      row.text_or_null(finding.where);
      p.row(row);
    }
    p.end();
  };
  return outcome;
}

Access access(const Args& a) { return a.check ? Access::read : Access::write; }

Outcome run(Context& ctx, Args& a) {
  service::SplitTarget target;
  std::string name;
  std::int64_t seed = 0;
  if (a.dataset) {
    const model::Dataset dataset = service::get_dataset(ctx.session(), *a.dataset);
    target.dataset_id = dataset.id;
    seed = dataset.split_seed;
    name = dataset.name;
  } else {
    const model::Task task = service::get_task(ctx.session(), *a.task, store::TaskDetail::rules);
    target = {task.id, task.dataset_id};
    seed = service::get_dataset(ctx.session(), cat(task.dataset_id)).split_seed;
    name = task.name;
  }
  const bool whole = a.check || a.by_chance();
  const std::int64_t count = service::choose_split_items(ctx.session(), target, a.which.choice, whole ? service::Unchosen::everything : service::Unchosen::refused);
  if (a.check) return check(ctx, a);
  ctx.confirm_many(count, cat("set the split in ", quote(name)));
  const service::Partial partial = a.partial ? service::Partial::yes : service::Partial::no;
  Outcome outcome;
  service::Changed changed;
  if (a.split) {
    changed = service::set_split(ctx.tx(), target.dataset_id, *a.split, partial);
  } else {
    service::AutoSplit wanted;
    if (a.shares) wanted.shares = model::parse_split_shares(*a.shares);
    wanted.seed = static_cast<std::uint64_t>(ctx.globals().seed.value_or(seed));
    wanted.exact = a.exact;
    wanted.stratify = a.stratify.has_value();
    wanted.overwrite = a.overwrite;
    wanted.group_by = a.group_by;
    wanted.partial = partial;
    auto result = service::split_by_chance(ctx.tx(), target.dataset_id, wanted);
    changed = std::move(result.changed);
    if (!result.deviation.empty()) outcome.notes.push_back(std::move(result.deviation));
  }
  outcome.counts = {.changed = changed.changed, .unchanged = changed.unchanged, .refused = changed.refusals.count()};
  outcome.noun = "item";
  if (!changed.refusals.empty()) outcome.problem = changed.refusals.partly(changed.all());
  if (count == 0) outcome.notes.emplace_back("no item was chosen");
  outcome.print = print_selected_items(ctx, changed.changed);
  return outcome;
}

}  // namespace

std::span<const Command> commands_set_split() {
  static const Command k_commands[] = {
      {"set-split", "put items into train, validation and test", Access::write, Role::manager, record<Item>, call<Args, declare, run, access>, false,
       "--check found a leak"},
  };
  return k_commands;
}

}  // namespace tasks::app
