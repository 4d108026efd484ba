#include "lib/service/apply.hpp"

#include <algorithm>
#include <filesystem>
#include <functional>
#include <set>

#include "lib/base/error.hpp"
#include "lib/base/file.hpp"
#include "lib/base/text.hpp"
#include "lib/formats/task_yaml.hpp"
#include "lib/service/add_items.hpp"
#include "lib/service/apply_pipeline.hpp"
#include "lib/service/archive_tasks.hpp"
#include "lib/service/assignments.hpp"
#include "lib/service/create_task.hpp"
#include "lib/service/datasets.hpp"
#include "lib/service/edit_task.hpp"
#include "lib/service/people.hpp"
#include "lib/service/recipes.hpp"
#include "lib/service/redistribute.hpp"
#include "lib/service/task_items.hpp"
#include "lib/service/tasks.hpp"
#include "lib/store/applied.hpp"
#include "lib/store/assignments.hpp"
#include "lib/store/datasets.hpp"
#include "lib/store/dealing.hpp"
#include "lib/store/people.hpp"
#include "lib/store/recipes.hpp"
#include "lib/store/tasks.hpp"

namespace tasks::service {
namespace {

using formats::Placed;
using store::Id;
namespace fs = std::filesystem;

// The files that a pattern names, in byte order; a word without * is a file, a folder or a URI as it is.
std::vector<std::string> files_of(const std::string& pattern, const fs::path& base) {
  const auto star = pattern.find('*');
  if (star == std::string::npos) return {pattern.find("://") != std::string::npos ? pattern : (base / pattern).native()};
  const auto slash = pattern.rfind('/', star);
  const fs::path folder = slash == std::string::npos ? base : base / pattern.substr(0, slash);
  const std::string rest = slash == std::string::npos ? pattern : pattern.substr(slash + 1);
  std::vector<std::string> files;
  std::error_code problem;
  if (!fs::is_directory(folder, problem)) return files;
  for (const fs::path& file : files_below(folder))
    if (wildcard_match(rest, file.native())) files.push_back((folder / file).native());
  return files;
}

// "key: value" a line, as task files show them.
using Fields = std::vector<std::pair<std::string, std::string>>;

Fields fields_of(store::Session& session, const model::Task& task) {
  Fields fields;
  for (const std::string& line : split(formats::write_task_edit(task, shares_of(session, task)), '\n')) {
    const auto colon = line.find(": ");
    if (line.empty()) continue;
    if (line.front() == ' ' || colon == std::string::npos) {
      if (line.front() == ' ' && !fields.empty()) fields.back().second += cat(fields.back().second.empty() ? "" : "; ", trim(line));
      else fields.emplace_back(line.substr(0, line.find(':')), "");
    } else {
      fields.emplace_back(line.substr(0, colon), line.substr(colon + 2));
    }
  }
  return fields;
}

class Applying {
 public:
  Applying(store::Transaction& tx, const formats::Config& config, ConfigInputs& inputs) : m_tx(tx), m_config(config), m_inputs(inputs) {}

  Applied run(Prune prune) {
    for (const auto& user : m_config.users) placed(user.place, [&] { take_user(user.value); });
    for (const auto& group : m_config.groups) placed(group.place, [&] { take_group(group.value); });
    for (std::size_t i = 0; i < m_config.recipes.size(); ++i) placed(m_config.recipes[i].place, [&] { take_recipe(i); });
    for (const auto& dataset : m_config.datasets) placed(dataset.place, [&] { take_dataset(dataset.value); });
    for (const auto& task : m_config.tasks) placed(task.place, [&] { take_task(task.value, false); });
    for (const auto& pipeline : m_config.pipelines) take_pipeline(pipeline);
    if (prune == Prune::yes) take_away();
    return std::move(m_applied);
  }

 private:
  void placed(const std::string& place, const std::function<void()>& act) {
    const std::size_t before = m_applied.changes.size();
    try {
      act();
    } catch (Error& e) {
      e.within(place);
      throw;
    }
    if (m_applied.changes.size() == before) ++m_applied.unchanged;
  }
  void changed(std::string_view kind, std::string_view name, std::string_view action, std::string_view field = {}, std::string_view before = {},
               std::string_view after = {}) {
    m_applied.changes.push_back({std::string(kind), std::string(name), std::string(action), std::string(field), std::string(before), std::string(after)});
  }
  void differs(std::string_view kind, std::string_view name, std::string_view field, std::string_view before, std::string_view after) {
    if (before != after) changed(kind, name, "change", field, before, after);
  }
  void owners_only() const {
    if (m_tx.actor().role != model::Role::owner) throw Error(Code::permission, cat("users are for owners; ", m_tx.actor().email, " is a ", to_text(m_tx.actor().role)));
  }

  void take_user(const formats::ConfigUser& wanted) {
    const auto known = store::find_user(m_tx.db(), wanted.email);
    if (!known) {
      owners_only();
      model::User user = add_user(m_tx, {.email = wanted.email, .name = wanted.name.value_or(""), .role = wanted.role.value_or(model::Role::annotator), .login = {}}, false);
      if (!wanted.active) edit_user(m_tx, user, {.name = {}, .role = {}, .active = false, .login = {}});
      return changed("user", user.email, "create");
    }
    model::User after = *known;
    if ((wanted.name && *wanted.name != known->name) || (wanted.role && *wanted.role != known->role) || wanted.active != known->active) owners_only();
    edit_user(m_tx, after, {.name = wanted.name, .role = wanted.role, .active = wanted.active, .login = {}});
    differs("user", after.email, "name", known->name, after.name);
    differs("user", after.email, "role", to_text(known->role), to_text(after.role));
    differs("user", after.email, "active", known->active ? "true" : "false", after.active ? "true" : "false");
  }

  void take_group(const formats::ConfigGroup& wanted) {
    const auto known = store::find_group(m_tx.db(), wanted.name);
    if (!known) {
      add_group(m_tx, wanted.name, wanted.members.value_or(std::vector<std::string>()), false);
      return changed("group", wanted.name, "create");
    }
    model::Group after = get_group(m_tx, cat('@', wanted.name));
    const std::string before = join(after.members, ", ");
    edit_group(m_tx, after, {.members = wanted.members, .add = {}, .remove = {}});
    differs("group", wanted.name, "members", before, join(after.members, ", "));
  }

  void take_recipe(std::size_t index) {
    const auto& [file, bytes, script] = m_inputs.recipes[index];
    const auto& name = m_config.recipes[index].value.name;
    const model::Recipe wanted = read_recipe_file(bytes, file, name, script);
    std::int64_t before = 0;
    for (const model::Recipe& known : store::list_recipes(m_tx.db()))
      if (known.name == wanted.name) before = known.version;
    const model::Recipe after = add_recipe(m_tx, bytes, file, name, script);
    m_recipes.insert(after.name);
    if (before == 0)
      changed("recipe", after.name, "create");
    else
      differs("recipe", after.name, "version", cat(before), cat(after.version));
  }

  void take_dataset(const formats::ConfigDataset& wanted) {
    const auto known = store::find_dataset(m_tx.db(), wanted.name);
    model::Dataset dataset;
    if (known) {
      dataset = *known;
      edit_dataset(m_tx, dataset, {.name = {}, .root = wanted.root, .recipe = wanted.recipe});
      differs("dataset", dataset.name, "root", known->root, dataset.root);
      differs("dataset", dataset.name, "recipe", known->recipe, dataset.recipe);
    } else {
      dataset = create_dataset(m_tx, {.name = wanted.name, .root = wanted.root.value_or(""), .recipe = wanted.recipe});
      changed("dataset", dataset.name, "create");
    }
    if (const auto input = m_inputs.files.find(wanted.name); input != m_inputs.files.end()) {
      const AddedItems added = add_items(m_tx, dataset, *input->second, [](std::int64_t) {});
      if (added.ids.size() > 0) changed("dataset", dataset.name, "add-items", "items_total", cat(dataset.items_total - added.ids.size()), cat(dataset.items_total));
    }
  }

  // Its errors name the places of nodes and edges themselves.
  void take_pipeline(const formats::Placed<model::PipelineSpec>& wanted) {
    const std::size_t before = m_applied.changes.size();
    const std::string& name = wanted.value.name;
    apply_pipeline(m_tx, wanted.value,
                   {.take_task = [&](const model::TaskSpec& task) { take_task(task, true); },
                    .changed = [&](std::string_view action, std::string_view field, std::string_view old, std::string_view now) { changed("pipeline", name, action, field, old, now); },
                    .notes = &m_applied.notes});
    if (m_applied.changes.size() == before) ++m_applied.unchanged;
  }

  // `bare`: a new one gets no items; they come through its pipeline.
  void take_task(const model::TaskSpec& wanted, bool bare) {
    Choice items;
    for (const Id id : wanted.items) items.ids.push_back({id, {}});
    items.by_ids = !wanted.items.empty();
    items.where = wanted.where;
    if (!wanted.filter.empty()) items.filter = filters::FilterText{wanted.filter, {}};
    auto id = store::find_task_id(m_tx.db(), *wanted.name);
    if (!id && (id = archived_before(*wanted.name))) {
      unarchive_tasks(m_tx, {{cat(*id), {}}}, "", Partial::no);
      changed("task", *wanted.name, "unarchive");
    }
    if (!id) {
      if (bare) items.by_ids = true;
      NewTask made = create_task(m_tx, {.spec = wanted, .items = items, .if_not_exists = false});
      if (bare) made.notes.clear();
      for (std::string& note : made.notes) m_applied.notes.push_back(std::move(note));
      return changed("task", made.task.name, "create", "items_total", "", cat(made.task.tally.total));
    }
    const model::Task before = get_task(m_tx, cat(*id));
    const Fields fields = fields_of(m_tx, before);
    refuse_other_kind(before, wanted);
    contributors(before, wanted);
    edit(before, wanted);
    const model::Task after = get_task(m_tx, cat(*id));
    const Fields now = fields_of(m_tx, after);
    for (const auto& [key, value] : now) {
      const auto old = std::find_if(fields.begin(), fields.end(), [&](const auto& f) { return f.first == key; });
      if (key != "workload" || !wanted.workload.empty()) differs("task", after.name, key, old == fields.end() ? "" : old->second, value);
    }
    if (items.given() && !wanted.limit && lacks_some(after, items)) {
      AddedWork added = add_to_task(m_tx, after, {.items = items, .missing = false, .limit = {}, .assignees = {}, .workload = {}});
      if (added.added > 0) changed("task", after.name, "add-items", "items_total", cat(total_of(after.id) - added.added), cat(total_of(after.id)));
    }
  }

  // A task that an earlier apply made comes back from the archive, instead of a second one beside it.
  std::optional<Id> archived_before(const std::string& name) {
    const auto archived = store::archived_task_ids(m_tx.db(), name);
    if (archived.empty()) return {};
    const auto made = store::made_by_apply(m_tx.db(), "task");
    for (const Id id : archived)
      if (std::binary_search(made.begin(), made.end(), id)) return id;
    return {};
  }

  // Asked first, since a task that is locked may stay in the files: adding nothing is refused there, too.
  bool lacks_some(const model::Task& task, const Choice& items) {
    select_items(m_tx, task.dataset_id, items);
    return !store::read_dealable_items(m_tx, task.dataset_id, {.selected = true, .limit = {}, .shuffle = {}, .not_in_task = task.id}).ids.empty();
  }

  // The shares, unless they are like that already: even the same ones are refused in a locked task.
  Workload other_shares(const model::Task& task, const model::TaskSpec& wanted) {
    Workload is = shares_of(m_tx, task), asked = wanted.workload;
    for (auto& [who, percent] : asked) who = get_assignee(m_tx, who).name;
    std::sort(is.begin(), is.end());
    std::sort(asked.begin(), asked.end());
    return is == asked ? Workload() : wanted.workload;
  }

  std::int64_t total_of(Id task) { return store::read_tasks(m_tx, {.id = task}).front().tally.total; }

  // What a task is made with and keeps.
  void refuse_other_kind(const model::Task& task, const model::TaskSpec& wanted) {
    const auto fixed = [&](std::string_view field, std::string_view is, std::string_view asked) {
      if (is != asked)
        throw Error(Code::guard, cat("the ", field, " of the task ", quote(task.name), " is ", quote(is), " and cannot become ", quote(asked))).hint("give the task another name");
    };
    if (wanted.dataset) fixed("dataset", task.dataset, get_dataset(m_tx, *wanted.dataset).name);
    if (wanted.type) fixed("type", to_text(task.task_type), to_text(*wanted.type));
    if (wanted.pull) fixed("allocation", to_text(task.allocation), *wanted.pull ? "pulling" : "distribution");
  }

  // The file's assignees are all of them: who is new comes in, who is gone leaves what remains to the pool.
  void contributors(const model::Task& task, const model::TaskSpec& wanted) {
    std::vector<std::string> names = wanted.assignees;
    if (names.empty())
      for (const auto& [who, percent] : wanted.workload) names.push_back(who);
    if (names.empty()) return;
    std::set<std::string> asked, there;
    for (const std::string& name : names) asked.insert(get_assignee(m_tx, name).name);
    for (const auto& assignment : store::read_assignments(m_tx, {.task_id = task.id}))
      if (!assignment.assignee.empty() && assignment.kind == "normal") there.insert(assignment.assignee);
    std::vector<std::string> more, gone;
    std::set_difference(asked.begin(), asked.end(), there.begin(), there.end(), std::back_inserter(more));
    std::set_difference(there.begin(), there.end(), asked.begin(), asked.end(), std::back_inserter(gone));
    if (!more.empty()) add_contributors(m_tx, task, more);
    if (!gone.empty()) remove_contributors(m_tx, task, gone);
    if (!more.empty() || !gone.empty())
      changed("task", task.name, "change", "assignees", join(std::vector<std::string>(there.begin(), there.end()), ", "),
              join(std::vector<std::string>(asked.begin(), asked.end()), ", "));
  }

  void edit(const model::Task& task, const model::TaskSpec& wanted) {
    model::TaskEdit edit;
    edit.owner = wanted.owner;
    edit.description = wanted.description;
    edit.priority = wanted.priority;
    if (wanted.due_at) edit.due_at = wanted.due_at;
    edit.lock_after_due = wanted.lock_after_due;
    // A version is chosen when the task is made, or by hand.
    if (wanted.recipe && get_recipe(m_tx, *wanted.recipe).name != task.recipe) edit.recipe = wanted.recipe;
    edit.instructions_file = wanted.instructions_file;
    edit.instructions_pages = wanted.instructions_pages;
    if (wanted.instructions_file && !wanted.instructions_pages) edit.instructions_pages = "";
    if (!wanted.actions.empty()) edit.actions = wanted.actions;
    edit.metadata = wanted.metadata;
    edit.workload = other_shares(task, wanted);
    edit.batch_size = wanted.batch_size;
    edit.max_workload = wanted.max_workload;
    EditedTask edited = edit_task(m_tx, cat(task.id), edit);
    for (std::string& note : edited.notes) m_applied.notes.push_back(std::move(note));
  }

  void take_away() {
    const auto each_made = [&](std::string_view kind, auto&& visit) {
      for (const Id id : store::made_by_apply(m_tx.db(), kind)) visit(id);
    };
    const auto named = [](const auto& list, const std::string& name, auto name_of) {
      return std::any_of(list.begin(), list.end(), [&](const auto& one) { return name_of(one.value) == name; });
    };
    std::vector<TaskWord> archived;  // at once: a labeling task goes along with its QA tasks
    if (m_config.has_tasks)
      each_made("task", [&](Id id) {
        const auto found = store::read_tasks(m_tx, {.id = id});
        if (found.empty() || found.front().archived_at || named(m_config.tasks, found.front().name, [](const auto& t) { return *t.name; })) return;
        archived.push_back({cat(id), {}});
        changed("task", found.front().name, "archive");
      });
    if (!archived.empty()) archive_tasks(m_tx, archived, Partial::no);
    if (m_config.has_groups)
      for (const model::Group& group : store::list_groups(m_tx.db())) {
        const auto made = store::made_by_apply(m_tx.db(), "group");
        if (!std::binary_search(made.begin(), made.end(), group.id) || named(m_config.groups, group.name, [](const auto& g) { return g.name; })) continue;
        try {
          delete_group(m_tx, group);
          changed("group", group.name, "delete");
        } catch (const Error& why) {
          if (why.code() != Code::guard) throw;
          m_applied.notes.push_back(cat("the group ", quote(group.name), " is in no file, but stays: ", why.message()));
        }
      }
    const auto told = [&](std::string_view kind, const std::string& name) {
      m_applied.notes.push_back(cat("the ", kind, " ", quote(name), " is in no file, but stays: tasks ", kind, " delete takes it away"));
    };
    if (m_config.has_datasets) {
      const auto made = store::made_by_apply(m_tx.db(), "dataset");
      for (const model::Dataset& d : store::list_datasets(m_tx.db()))
        if (std::binary_search(made.begin(), made.end(), d.id) && !named(m_config.datasets, d.name, [](const auto& x) { return x.name; })) told("dataset", d.name);
    }
    if (m_config.has_recipes) {
      const auto made = store::made_by_apply(m_tx.db(), "recipe");
      for (const model::Recipe& r : store::list_recipes(m_tx.db()))
        if (std::binary_search(made.begin(), made.end(), r.id) && !m_recipes.contains(r.name)) told("recipe", r.name);
    }
    if (m_config.has_users) {
      const auto made = store::made_by_apply(m_tx.db(), "user");
      for (model::User& user : store::list_users(m_tx.db(), {}, false)) {
        if (!std::binary_search(made.begin(), made.end(), user.id) || named(m_config.users, user.email, [](const auto& u) { return u.email; })) continue;
        owners_only();
        edit_user(m_tx, user, {.name = {}, .role = {}, .active = false, .login = {}});
        changed("user", user.email, "deactivate");
      }
    }
  }

  store::Transaction& m_tx;
  const formats::Config& m_config;
  ConfigInputs& m_inputs;
  Applied m_applied;
  std::set<std::string> m_recipes;
};

}  // namespace

ConfigInputs gather_config_inputs(const formats::Config& config) {
  ConfigInputs inputs;
  const auto base = [](const std::string& file) { return file == "standard input" ? fs::current_path() : fs::absolute(file).parent_path(); };
  for (const auto& recipe : config.recipes) {
    const fs::path file = base(recipe.file) / recipe.value.file;
    try {
      std::string bytes = read_file(file);
      std::string script = read_script(bytes, recipe.value.file, file.parent_path());
      inputs.recipes.push_back({recipe.value.file, std::move(bytes), std::move(script)});
    } catch (Error& e) {
      e.within(recipe.place);
      throw;
    }
  }
  for (const auto& dataset : config.datasets) {
    if (dataset.value.files.empty()) continue;
    auto input = std::make_unique<ItemInput>(ItemInput::Options{.hash = true});
    try {
      for (const std::string& pattern : dataset.value.files)
        for (const std::string& file : files_of(pattern, base(dataset.file))) input->add(file);
    } catch (Error& e) {
      e.within(dataset.place);
      throw;
    }
    inputs.files.emplace(dataset.value.name, std::move(input));
  }
  return inputs;
}

Applied apply_config(store::Transaction& tx, const formats::Config& config, ConfigInputs& inputs, Prune prune) { return Applying(tx, config, inputs).run(prune); }

}  // namespace tasks::service
