#include <unistd.h>

#include "cmd/app/context.hpp"
#include "cmd/app/selecting.hpp"
#include "cmd/app/work_outcome.hpp"
#include "lib/base/text.hpp"
#include "lib/formats/json_object.hpp"
#include "lib/service/add_items.hpp"
#include "lib/service/datasets.hpp"
#include "lib/service/edit_items.hpp"
#include "lib/service/list_items.hpp"
#include "lib/store/datasets.hpp"

namespace tasks::app {
namespace {

using model::Dataset;
using model::Item;
using model::Role;

// A table shows so many of the items that were added; the other formats show all.
constexpr std::int64_t k_table_rows = 20;

struct CreateArgs {
  std::string name;
  std::optional<std::string> root, recipe;
  bool if_not_exists = false;
};

void declare_create(Options& o, CreateArgs& a) {
  o.positional("NAME", a.name, "name of the new dataset");
  o.value("--root", "DIR|URI", a.root, "folder or URI that item paths hang below; default: the common folder of the first files that are added").live(Live::folder);
  o.value("--recipe", "RECIPE", a.recipe, "recipe of its tasks when they name none; default: none").live(Live::recipe);
  o.flag("--if-not-exists", a.if_not_exists, "take an existing dataset as it is; default: an error");
}

Outcome run_create(Context& ctx, CreateArgs& a) {
  Dataset dataset = service::create_dataset(ctx.tx(), {a.name, a.root.value_or(""), a.recipe, ctx.seed(), a.if_not_exists});
  const bool fresh = ctx.tx().anything_noted();
  return Context::changed(std::vector{std::move(dataset)}, {.changed = fresh, .unchanged = !fresh}, "dataset");
}

struct EditArgs {
  std::string dataset;
  service::DatasetEdit edit;
};

void declare_edit(Options& o, EditArgs& a) {
  o.positional("DATASET", a.dataset, "name or id of the dataset").live(Live::dataset);
  o.value("--name", "NAME", a.edit.name, "its new name; default: as it is");
  o.value("--root", "DIR|URI", a.edit.root, "where the files are now; item paths stay; default: as it is").live(Live::folder);
  o.value("--recipe", "RECIPE", a.edit.recipe, "recipe of its later tasks, none for none; default: as it is").live(Live::recipe);
}

Outcome run_edit(Context& ctx, EditArgs& a) {
  Dataset dataset = service::get_dataset(ctx.tx(), a.dataset);
  const bool differs = service::edit_dataset(ctx.tx(), dataset, a.edit);
  return Context::changed(std::vector{std::move(dataset)}, {.changed = differs, .unchanged = !differs}, "dataset");
}

struct NoArgs {};
void declare_list(Options&, NoArgs&) {}
Outcome run_list(Context& ctx, NoArgs&) { return Context::shown(store::list_datasets(ctx.session().db())); }

struct DatasetArgs {
  std::string dataset;
};
void declare_dataset(Options& o, DatasetArgs& a) { o.positional("DATASET", a.dataset, "name or id of the dataset").live(Live::dataset); }

Outcome run_show(Context& ctx, DatasetArgs& a) {
  Outcome outcome;
  outcome.print = [dataset = std::vector{service::get_dataset(ctx.session(), a.dataset)}](Printer& p) {
    p.vertical();
    p.all(dataset);
  };
  return outcome;
}

Outcome run_delete(Context& ctx, DatasetArgs& a) {
  Dataset dataset = service::get_dataset(ctx.tx(), a.dataset);
  service::delete_dataset(ctx.tx(), dataset);
  return Context::changed(std::vector{std::move(dataset)}, {.changed = 1}, "dataset");
}

struct AddArgs {
  std::string dataset;
  std::vector<std::string> words, jsonl;
  bool no_hash = false;
  std::unique_ptr<service::ItemInput> input;  // ready before the project is opened
};

void gather(AddArgs& a) {
  if (a.words.empty() && a.jsonl.empty())
    throw Error(Code::usage, "tasks dataset add needs FILE, a folder, or - for standard input").hint("tasks dataset add -h shows what it takes");
  a.input = std::make_unique<service::ItemInput>(service::ItemInput::Options{.hash = !a.no_hash});
  for (const std::string& word : a.words) {
    if (word == "-")
      a.input->add_stream(STDIN_FILENO, "standard input");
    else
      a.input->add(word);
  }
  for (const std::string& file : a.jsonl) a.input->add_records(file);
}

void declare_add(Options& o, AddArgs& a) {
  o.positional("DATASET", a.dataset, "name or id of the dataset").live(Live::dataset);
  o.positionals("FILE", a.words, "a file, a folder and all below it, records in FILE.jsonl or FILE.ndjson, a URI, or - for records or paths on standard input", false)
      .live(Live::file);
  o.values("--jsonl", "FILE", a.jsonl, "records in a file of any name; default: none").live(Live::file);
  o.flag("--no-hash", a.no_hash, "do not read whole files for their content hash; default: they are read");
  o.before_opening([&a] { gather(a); });
}

Outcome run_add(Context& ctx, AddArgs& a) {
  Dataset dataset = service::get_dataset(ctx.tx(), a.dataset);
  service::AddedItems added;
  {
    Progress progress = ctx.progress("adding items", a.input->expected());
    added = service::add_items(ctx.tx(), dataset, *a.input, [&](std::int64_t read) { progress.at(read); });
  }
  Outcome outcome;
  outcome.counts = Counts{.changed = added.ids.size(), .unchanged = added.unchanged};
  outcome.noun = "item";
  outcome.print = [&ctx, dataset = std::move(dataset), ids = std::move(added.ids)](Printer& p) {
    p.begin<Item>();
    if (p.format() == render::Format::ids) {
      Item item;  // nothing else is asked for
      ids.each([&](store::Id id) {
        item.id = id;
        p.one(item);
      });
    } else {
      std::int64_t left = p.for_people() ? k_table_rows : ids.size();
      service::each_item(ctx.tx(), dataset, ids, [&](const Item& item) {
        if (left > 0) p.one(item);
        return --left > 0;
      });
    }
    p.end();
    if (p.for_people() && ids.size() > k_table_rows)
      ctx.note(cat("and ", ids.size() - k_table_rows, " more: tasks dataset items ", dataset.name, " shows them"));
  };
  return outcome;
}

struct ItemsArgs {
  std::string dataset;
  service::ItemListing listing;
  std::vector<std::string> dirs, kinds, splits;
  bool ground_truth = false, no_ground_truth = false;
};

void declare_items(Options& o, ItemsArgs& a) {
  const auto words = []<class E>(E) {
    const auto known = model::words<E>();
    return std::vector<std::string>(known.begin(), known.end());
  };
  o.positional("DATASET", a.dataset, "name or id of the dataset").live(Live::dataset);
  o.values("--dir", "DIR", a.dirs, "items of this folder, /img/** for those below it; repeat for or; default: every folder");
  o.values("--kind", "KIND", a.kinds, "items of this kind; repeat for or; default: every kind").commas().one_of(words(model::ItemKind{}));
  o.values("--split", "SPLIT", a.splits, "items of this split; repeat for or; default: every split").commas().one_of(words(model::Split{}));
  o.flag("--ground-truth", a.ground_truth, "only items whose truth is known; default: off");
  o.flag("--no-ground-truth", a.no_ground_truth, "only items whose truth is not known; default: off");
  o.value("--search", "TEXT", a.listing.search, "only items with this text in their path, upper or lower case; default: all");
  declare_where(o, a.listing.where, a.listing.filter, "only items");
  declare_explain(o, a.listing.explain);
  o.values("--sort", "FIELD", a.listing.sort, "order by this field, -FIELD from the largest down; default: as they were added").commas().live(Live::field);
  o.value("--limit", "N", a.listing.limit, "at most so many items; default: no limit");
}

Outcome run_items(Context& ctx, ItemsArgs& a) {
  const Dataset dataset = service::get_dataset(ctx.session(), a.dataset);
  const auto also = [&](std::string_view field, const std::vector<std::string>& values) {
    if (!values.empty()) a.listing.where.push_back(cat(field, "=", join(values, ",")));
  };
  also("dir", a.dirs);
  also("kind", a.kinds);
  also("split", a.splits);
  if (a.ground_truth && a.no_ground_truth) throw Error(Code::usage, "--ground-truth and --no-ground-truth exclude each other").hint("leave both away for all");
  if (a.ground_truth || a.no_ground_truth) a.listing.where.emplace_back(a.ground_truth ? "ground_truth=true" : "ground_truth=false");
  Outcome outcome;
  outcome.print = [list = service::ItemList(ctx.session(), dataset, a.listing)](Printer& p) {
    p.begin<Item>();
    list.each([&](const Item& item) { p.one(item); });
    p.end();
  };
  return outcome;
}

struct SetArgs {
  std::string dataset;
  Selecting which;
  std::vector<std::string> metadata, remove_metadata;
  bool ground_truth = false, no_ground_truth = false, hidden = false, no_hidden = false;
};

void declare_set(Options& o, SetArgs& a) {
  o.positional("DATASET", a.dataset, "name or id of the dataset").live(Live::dataset);
  declare_selection(o, a.which, "item");
  o.values("--metadata", "KEY=VALUE", a.metadata, "set a value of the items' own data, JSON or text; may be repeated; default: as it is");
  o.values("--remove-metadata", "KEY", a.remove_metadata, "take a value of the items' own data away; may be repeated; default: none");
  o.flag("--ground-truth", a.ground_truth, "the truth of these items is known: they stay out of ordinary tasks; default: as it is");
  o.flag("--no-ground-truth", a.no_ground_truth, "the truth of these items is not known; default: as it is");
  o.flag("--hidden", a.hidden, "keep these items out of ordinary tasks; default: as it is");
  o.flag("--no-hidden", a.no_hidden, "let these items into tasks again; default: as it is");
}

std::optional<bool> yes_or_no(bool yes, bool no, std::string_view name) {
  if (yes && no) throw Error(Code::usage, cat("--", name, " and --no-", name, " exclude each other"));
  return yes || no ? std::optional(yes) : std::nullopt;
}

// Once the change is made: the chosen items as they are then, in the order of the choice.
Outcome selected_items(Context& ctx, Counts counts) {
  Outcome outcome;
  outcome.counts = counts;
  outcome.noun = "item";
  if (counts.changed + counts.unchanged + counts.refused == 0) outcome.notes.emplace_back("no item was chosen");
  outcome.print = print_selected_items(ctx, counts.changed + counts.unchanged);
  return outcome;
}

Outcome run_set(Context& ctx, SetArgs& a) {
  service::ItemEdit edit;
  for (const std::string& typed : a.metadata) edit.metadata.push_back(formats::parse_member(typed));
  edit.remove_metadata = a.remove_metadata;
  edit.ground_truth = yes_or_no(a.ground_truth, a.no_ground_truth, "ground-truth");
  edit.hidden = yes_or_no(a.hidden, a.no_hidden, "hidden");
  if (edit.metadata.empty() && edit.remove_metadata.empty() && !edit.ground_truth && !edit.hidden)
    throw Error(Code::usage, "nothing to set was given").hint("give --metadata KEY=VALUE, --ground-truth, --hidden or their opposites");
  const Dataset dataset = service::get_dataset(ctx.tx(), a.dataset);
  const std::int64_t chosen = service::select_items(ctx.tx(), dataset.id, a.which.choice);
  ctx.confirm_many(chosen, "change");
  const std::int64_t changed = service::edit_selected_items(ctx.tx(), edit);
  return selected_items(ctx, {.changed = changed, .unchanged = chosen - changed});
}

struct RemoveArgs {
  std::string dataset;
  Selecting which;
  bool partial = false;
};

void declare_remove(Options& o, RemoveArgs& a) {
  o.positional("DATASET", a.dataset, "name or id of the dataset").live(Live::dataset);
  declare_selection(o, a.which, "item");
  o.flag("--partial", a.partial, "leave items that are in tasks and remove the others; default: then none is removed");
}

Outcome run_remove(Context& ctx, RemoveArgs& a) {
  const Dataset dataset = service::get_dataset(ctx.tx(), a.dataset);
  const std::int64_t chosen = service::select_items(ctx.tx(), dataset.id, a.which.choice);
  ctx.confirm_many(chosen, "remove");
  const service::RemovedItems removed = service::remove_items(ctx.tx(), dataset.id, chosen, a.partial);
  Outcome outcome = selected_items(ctx, {.changed = removed.ids.size(), .refused = removed.refusals.count()});
  if (!removed.refusals.empty()) {
    outcome.problem = removed.refusals.partly(chosen);
    outcome.exit = Exit::partial;
  }
  return outcome;
}

}  // namespace

std::span<const Command> commands_dataset() {
  static const Command k_commands[] = {
      {"dataset create", "make a dataset", Access::write, Role::manager, record<Dataset>, call<CreateArgs, declare_create, run_create>},
      {"dataset add", "add files or records to a dataset", Access::write, Role::manager, record<Item>, call<AddArgs, declare_add, run_add>},
      {"dataset list", "list the datasets", Access::read, Role::manager, record<Dataset>, call<NoArgs, declare_list, run_list>},
      {"dataset show", "show one dataset", Access::read, Role::manager, record<Dataset>, call<DatasetArgs, declare_dataset, run_show>},
      {"dataset items", "list the items of a dataset", Access::read, Role::manager, record<Item>, call<ItemsArgs, declare_items, run_items>},
      {"dataset set", "change items: their own data, ground truth, hidden", Access::write, Role::manager, record<Item>, call<SetArgs, declare_set, run_set>},
      {"dataset remove", "take items out of a dataset", Access::write, Role::manager, record<Item>, call<RemoveArgs, declare_remove, run_remove>},
      {"dataset edit", "change a dataset's name, root or recipe", Access::write, Role::manager, record<Dataset>, call<EditArgs, declare_edit, run_edit>},
      {"dataset delete", "delete a dataset that no task refers to", Access::write, Role::manager, record<Dataset>, call<DatasetArgs, declare_dataset, run_delete>},
  };
  return k_commands;
}

}  // namespace tasks::app
