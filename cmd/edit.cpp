#include <unistd.h>

#include <algorithm>
#include <filesystem>

#include "cmd/app/context.hpp"
#include "cmd/app/opening.hpp"
#include "cmd/app/score_programs.hpp"
#include "cmd/app/task_files.hpp"
#include "lib/base/file.hpp"
#include "lib/base/interrupt.hpp"
#include "lib/base/text.hpp"
#include "lib/formats/json_object.hpp"
#include "lib/formats/task_yaml.hpp"
#include "lib/model/task_spec.hpp"
#include "lib/service/edit_task.hpp"
#include "lib/service/people.hpp"
#include "lib/service/tasks.hpp"

namespace tasks::app {
namespace {

using model::Role;
using model::TaskEdit;

// The file that is edited; it stays when what was written in it could not be used.
class Draft {
 public:
  explicit Draft(std::string_view task) {
    std::string name = (std::filesystem::temp_directory_path() / cat("tasks-edit-", task, "-XXXXXX.yaml")).native();
    const int fd = ::mkstemps(name.data(), 5);
    if (fd < 0) throw_errno("cannot write", name, errno);
    ::close(fd);
    m_path = name;
  }
  ~Draft() {
    std::error_code ignored;
    if (!m_keep) std::filesystem::remove(m_path, ignored);
  }
  Draft(const Draft&) = delete;
  Draft& operator=(const Draft&) = delete;
  const std::string& path() const { return m_path; }
  void keep() { m_keep = true; }

 private:
  std::string m_path;
  bool m_keep = false;
};

struct Args {
  std::string task;
  std::optional<std::string> due, recipe, instructions, file;
  std::vector<std::string> actions, metadata, workload;
  bool lock_after_due = false, no_lock_after_due = false, scoring = false, no_scoring = false, editor = false;
  TaskEdit edit;
  std::optional<std::int64_t> version;  // what the editor was shown
  bool left_alone = false;              // in the editor
  std::string instructions_before;      // as the editor showed them
  std::unique_ptr<Draft> draft;         // what it left
};

void declare(Options& o, Args& a) {
  o.positional("TASK", a.task, "id or name of the task").live(Live::task);
  o.value("--name", "NAME", a.edit.name, "another name; unique among tasks that are not archived; default: as it is");
  o.value("--owner", "EMAIL", a.edit.owner, "the manager or owner who answers for it; default: as it is").live(Live::user);
  o.word("--priority", "PRIORITY", a.edit.priority, "how urgent it is; default: as it is");
  o.value("--due", "TIME", a.due, "when it should be done: 2026-12-31 (the end of that day, UTC), RFC 3339, +7d, or none; default: as it is");
  o.flag("--lock-after-due", a.lock_after_due, "lock it from the due time on; default: as it is");
  o.flag("--no-lock-after-due", a.no_lock_after_due, "do not lock it from the due time on; default: as it is");
  o.value("--recipe", "RECIPE", a.recipe, "how to label from now on: id or name, its current version, or none; default: as it is").live(Live::recipe);
  o.value("--instructions", "FILE", a.instructions, "instructions for the annotators, a file or URI, :a-b for pages of it, or none; default: as they are").live(Live::file);
  o.value("--description", "TEXT", a.edit.description, "free text; default: as it is");
  o.values("--action", "ACTION", a.actions, "all statuses that may be set, each as name[:display[:color[:discard]]]; default: as they are");
  o.values("--workload", "USER=PERCENT", a.workload, "shares of all assignees, 0 to 100, together 100, for items that are added; moves nothing; default: as they are").commas();
  o.value("--batch-size", "N", a.edit.batch_size, "of a task that is pulled: how many items go out at once, 3 to 100; default: as it is");
  o.value("--max-workload", "N", a.edit.max_workload, "of a task that is pulled: the most that one assignee holds pending; default: as it is, where it fits");
  o.value("--percent", "P", a.edit.percent, "of a consensus task: of how many items there are replicas; of a honeypot task how many are planted; what somebody has begun stays; default: as it is");
  o.value("--copies", "K", a.edit.copies, "of a consensus task: how many replicas those have; default: as it is");
  o.value("--score-function", "FUNCTION", a.edit.score_function, "what scores its items from now on: agreement, dataloop, or the path of a program; default: as it is").live(Live::file);
  o.flag("--scoring", a.scoring, "score items when they are done; default: as it is");
  o.flag("--no-scoring", a.no_scoring, "score no items; default: as it is");
  o.values("--metadata", "KEY=VALUE", a.metadata, "an entry of its metadata, null takes it away; repeat for more; default: as it is");
  o.value("-f,--file", "FILE", a.file, "read the changes from a YAML file, as --editor shows it; what is typed wins; default: none").live(Live::file);
  o.flag("--editor", a.editor, "change the task as YAML in your editor; default: off");
  o.before_opening([&a] {
    if (a.edit.score_function) a.edit.score_function = checked_function(*a.edit.score_function);
    if (a.scoring && a.no_scoring) throw Error(Code::usage, "--scoring and --no-scoring exclude each other");
    if (a.lock_after_due && a.no_lock_after_due) throw Error(Code::usage, "--lock-after-due and --no-lock-after-due exclude each other");
    if (a.editor && a.file) throw Error(Code::usage, "--editor and --file exclude each other");
  });
}

std::string editor_of(const Context& ctx) {
  std::string editor = ctx.settings().value("editor");
  for (const char* name : {"VISUAL", "EDITOR"})
    if (const auto found = ctx.environment().find(name); editor.empty() && found != ctx.environment().end()) editor = found->second;
  return editor.empty() ? "vi" : editor;
}

std::string without_comments(const std::string& text) {
  std::string kept;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size() - 1) + 1;
    if (text[at] != '#') kept.append(text, at, end - at);
    at = end;
  }
  return kept;
}

// Shows the task, takes back what was saved; a mistake is shown above the text, until it is mended or given up.
void edit_by_hand(Context& ctx, Args& a) {
  if (ctx.globals().no_input) throw Error(Code::usage, "--editor asks a person, and --no-input says that there is none").hint("give the changes as options, or with --file");
  std::string shown, name;
  ctx.read([&](store::Session& session) {
    service::require_role(session.actor(), Role::manager, "edit");
    const model::Task task = service::get_task(session, a.task);
    a.task = cat(task.id);
    a.version = task.version;
    name = task.name;
    a.instructions_before = task.instructions_file;
    shown = formats::write_task_edit(task, service::shares_of(session, task));
  });
  const std::string head = cat("# Task ", a.task, ", ", escaped(name), ": save and leave to change it. Lines that begin with # do not count.\n",
                               "# Nothing is changed when the text stays as it is, or when it is empty.\n");
  a.draft = std::make_unique<Draft>(a.task);
  Draft& draft = *a.draft;
  std::string before = shown;
  write_file_atomically(draft.path(), head + shown);
  for (;;) {
    edit_with(editor_of(ctx), draft.path());
    throw_if_interrupted();
    const std::string text = read_file(draft.path()), content = without_comments(text);
    if (trim(content).empty() || content == shown) {
      a.left_alone = true;
      return;
    }
    try {
      a.edit = formats::read_task_edit(text, draft.path(), ctx.now());
      std::optional<std::string>& file = a.edit.instructions_file;  // relative to the project's folder, as it is kept
      if (file && !file->empty() && *file != a.instructions_before)
        settle_instructions(ctx, *file, ctx.place().folder ? ctx.place().folder->parent_path() : std::filesystem::current_path());
      return;
    } catch (const Error& why) {
      if (content == before) {  // left as it was, with its mistake
        draft.keep();
        throw Error(why.code(), why.message()).hint(cat("your text is in ", draft.path()));
      }
      before = content;
      write_file_atomically(draft.path(), cat("# ", why.message(), "\n", head, content));
    }
  }
}

void ahead(Context& ctx, Args& a) {
  if (a.editor) edit_by_hand(ctx, a);
}

void take_typed(Context& ctx, Args& a) {
  TaskEdit& edit = a.edit;
  if (a.file) {
    TaskEdit from_file = formats::read_task_edit(read_file(*a.file), *a.file, ctx.now());
    if (from_file.instructions_file && !from_file.instructions_file->empty())
      settle_instructions(ctx, *from_file.instructions_file, std::filesystem::absolute(*a.file).parent_path());
    if (edit.name) from_file.name = edit.name;
    if (edit.owner) from_file.owner = edit.owner;
    if (edit.priority) from_file.priority = edit.priority;
    if (edit.description) from_file.description = edit.description;
    if (edit.batch_size) from_file.batch_size = edit.batch_size;
    if (edit.max_workload) from_file.max_workload = edit.max_workload;
    if (edit.percent) from_file.percent = edit.percent;
    if (edit.copies) from_file.copies = edit.copies;
    if (edit.score_function) from_file.score_function = edit.score_function;
    edit = std::move(from_file);
  }
  if (a.due) edit.due_at = *a.due == "none" ? std::nullopt : std::optional(parse_time(*a.due, ctx.now(), DayMeans::end));
  if (a.scoring || a.no_scoring) edit.scoring = a.scoring;
  if (a.lock_after_due || a.no_lock_after_due) edit.lock_after_due = a.lock_after_due;
  if (a.recipe) edit.recipe = *a.recipe == "none" ? "" : *a.recipe;
  if (a.instructions) {
    auto [file, pages] = *a.instructions == "none" ? std::pair<std::string, std::string>() : model::split_pages(*a.instructions);
    if (!file.empty()) settle_instructions(ctx, file, std::filesystem::current_path());
    edit.instructions_file = std::move(file);
    edit.instructions_pages = std::move(pages);
  }
  if (!a.actions.empty()) edit.actions.emplace();
  for (const auto& text : a.actions) edit.actions->push_back(model::parse_action(text));
  for (const auto& text : a.metadata) {
    formats::Member entry = formats::parse_member(text);
    edit.metadata.emplace_back(std::move(entry.key), std::move(entry.json));
  }
  if (!a.workload.empty()) edit.workload = parse_workload(a.workload);
}

bool says_something(const TaskEdit& e) {
  return e.name || e.owner || e.description || e.recipe || e.instructions_file || e.priority || e.due_at || e.lock_after_due || e.actions || !e.metadata.empty() ||
         e.all_metadata || !e.workload.empty() || e.batch_size || e.max_workload || e.percent || e.copies || e.scoring || e.score_function;
}

Outcome run(Context& ctx, Args& a) {
  take_typed(ctx, a);
  if (a.left_alone || !says_something(a.edit)) {
    if (!a.left_alone && !a.file)
      throw Error(Code::usage, "tasks edit needs something to change").hint("--due, --owner, …: tasks help edit lists them; --editor shows them all");
    Outcome outcome = Context::changed(std::vector{service::get_task(ctx.tx(), a.task, store::TaskDetail::all)}, {.unchanged = 1}, "task");
    if (a.left_alone) outcome.notes.emplace_back("the text was left as it is: nothing is changed");
    return outcome;
  }
  service::EditedTask edited;
  try {
    edited = service::edit_task(ctx.tx(), a.task, a.edit, a.version);
  } catch (Error& why) {
    if (!a.draft) throw;
    a.draft->keep();
    throw Error(why).hint(cat("your text is in ", a.draft->path()));
  }
  Outcome outcome = Context::changed(std::vector{std::move(edited.task)}, {.changed = edited.changed, .unchanged = !edited.changed}, "task");
  outcome.notes = std::move(edited.notes);
  return outcome;
}

}  // namespace

std::span<const Command> commands_edit() {
  static const Command k_commands[] = {
      {"edit", "change what a task is, without its items", Access::write, Role::manager, record<model::Task>, call<Args, declare, run, nullptr, ahead>},
  };
  return k_commands;
}

}  // namespace tasks::app
