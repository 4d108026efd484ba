#include "cmd/app/context.hpp"
#include "cmd/app/loss_report.hpp"
#include "cmd/app/scripts.hpp"
#include "lib/base/file.hpp"
#include "lib/base/text.hpp"
#include "lib/formats/recipe_exchange.hpp"
#include "lib/formats/recipe_yaml.hpp"
#include "lib/service/recipes.hpp"
#include "lib/store/recipes.hpp"

namespace tasks::app {
namespace {

using model::Recipe;
using model::Role;

struct FileArgs {
  std::string file, bytes, script;  // read before the project is opened
  std::optional<std::string> name;
  std::optional<formats::RecipeFormat> format;
  formats::Losses losses;  // of another tool's file
  std::string shown() const { return file == "-" ? "standard input" : file; }
};

void read_bytes(FileArgs& a) {
  a.bytes = read_file_or_input(a.file);
  if (!a.format) a.format = formats::detect_recipe_format(a.bytes, a.file);
  if (*a.format != formats::RecipeFormat::yaml) {
    a.bytes = formats::translate_recipe(*a.format, a.bytes, a.shown(), a.losses);
    if (!a.name && a.file != "-") a.name = std::filesystem::path(a.file).stem().native();
  }
  a.script = service::read_script(a.bytes, a.shown(), a.file == "-" ? std::filesystem::path() : std::filesystem::path(a.file).parent_path());
  if (!a.script.empty()) check_script(a.script, formats::read_recipe(a.bytes, a.shown()).validation);
}

void declare_add(Options& o, FileArgs& a) {
  o.positional("FILE", a.file, "the recipe in YAML, or what another tool has for one; - for standard input").live(Live::file);
  o.value("--name", "NAME", a.name, "name of the recipe; default: the name that the file gives, of another tool's file the file's");
  o.word("--format", "FORMAT", a.format, "format of the file; default: what it looks like");
  o.before_opening([&a] { read_bytes(a); });
}

Outcome run_add(Context& ctx, FileArgs& a) {
  Recipe recipe = service::add_recipe(ctx.tx(), a.bytes, a.shown(), a.name, a.script);
  const bool differs = ctx.tx().anything_noted();
  Outcome outcome = Context::changed(std::vector{std::move(recipe)}, {.changed = differs, .unchanged = !differs}, "recipe");
  outcome.notes = a.losses.notes();
  return outcome;
}

void declare_check(Options& o, FileArgs& a) {
  o.positional("FILE", a.file, "the recipe in YAML, or what another tool has for one; - for standard input").live(Live::file);
  o.word("--format", "FORMAT", a.format, "format of the file; default: what it looks like");
  o.before_opening([&a] { read_bytes(a); });
}

Outcome run_check(Context& ctx, FileArgs& a) {
  Outcome outcome = Context::shown(std::vector{service::read_recipe_file(a.bytes, a.shown(), a.name, a.script)});
  outcome.notes = a.losses.notes();
  ctx.note(cat(escaped(a.shown()), " is a recipe"));
  return outcome;
}

struct ListArgs {
  std::optional<std::string> recipe;
  bool versions = false;
};

void declare_list(Options& o, ListArgs& a) {
  o.optional_positional("RECIPE", a.recipe, "only this recipe; default: all").live(Live::recipe);
  o.flag("--versions", a.versions, "every stored version; default: the current one of each");
}

Outcome run_list(Context& ctx, ListArgs& a) {
  const store::Id only = a.recipe ? service::get_recipe(ctx.session(), *a.recipe).id : 0;
  return Context::shown(store::list_recipes(ctx.session().db(), only, a.versions));
}

struct RecipeArgs {
  std::string recipe;
  std::optional<std::int64_t> version;
  std::optional<std::string> file;
  std::optional<formats::RecipeFormat> format;
  bool script = false, strict = false;

  Recipe get(store::Session& session) const {
    if (version && *version < 1) throw Error(Code::bad_value, cat("--version is a whole number from 1, not ", *version));
    return service::get_recipe(session, recipe, version.value_or(0));
  }
};

void declare_recipe(Options& o, RecipeArgs& a) { o.positional("RECIPE", a.recipe, "name or id of the recipe").live(Live::recipe); }

void declare_show(Options& o, RecipeArgs& a) {
  declare_recipe(o, a);
  o.value("--version", "N", a.version, "show this version; default: the current one");
}

template <class T>
void print_part(Printer& p, const std::vector<T>& records) {
  if (!p.for_people() || !records.empty()) p.all(records);
}

// The record; in a document and for people also what the recipe says.
Outcome run_show(Context& ctx, RecipeArgs& a) {
  Recipe recipe = a.get(ctx.session());
  const bool whole = ctx.globals().fields.empty();
  model::RecipeContent content = service::recipe_content(ctx.session(), recipe.version_id);
  Outcome outcome;
  outcome.print = [recipe = std::vector{std::move(recipe)}, content = std::move(content), whole](Printer& p) {
    p.vertical();
    p.all(recipe);
    if (!whole || (!p.for_people() && p.format() != render::Format::json)) return;
    print_part(p, content.labels);
    print_part(p, content.attributes);
    print_part(p, content.actions);
    if (!p.for_people()) p.all(std::vector{render::RecipeDocument{recipe[0].name, recipe[0].version, formats::recipe_json(content)}});
  };
  return outcome;
}

void declare_export(Options& o, RecipeArgs& a) {
  declare_show(o, a);
  o.optional_positional("FILE", a.file, "file to write, an existing one is replaced; default: standard output").live(Live::file);
  o.word("--format", "FORMAT", a.format, "write it for another tool; default: the file as it was added");
  o.flag("--strict", a.strict, "with --format: refuse when something would be lost; default: it is told");
  o.flag("--script", a.script, "its validation script instead; default: the recipe in YAML");
}

Outcome run_export(Context& ctx, RecipeArgs& a) {
  const Recipe recipe = a.get(ctx.session());
  if (a.script && a.format) throw Error(Code::usage, "--script and --format exclude each other");
  formats::Losses losses;
  std::string yaml = a.script ? service::recipe_script(ctx.session(), recipe.version_id)
                     : a.format.value_or(formats::RecipeFormat::yaml) == formats::RecipeFormat::yaml
                         ? service::recipe_yaml(ctx.session(), recipe.version_id)
                         : formats::write_recipe(*a.format, service::recipe_content(ctx.session(), recipe.version_id), losses);
  if (a.strict) refuse_losses(losses);
  for (const auto& note : losses.notes()) ctx.note(cat("note: ", note));
  if (a.script && yaml.empty()) throw Error(Code::not_found, cat("the recipe ", quote(recipe.name), " has no validation script"));
  if (!a.file || *a.file == "-") return Context::text(std::move(yaml));
  if (!ctx.dry_run()) write_file_atomically(*a.file, yaml);
  ctx.note(cat(ctx.dry_run() ? "would write " : "wrote ", escaped(*a.file)));
  return {};
}

Outcome run_delete(Context& ctx, RecipeArgs& a) {
  Recipe recipe = service::get_recipe(ctx.tx(), a.recipe);
  service::delete_recipe(ctx.tx(), recipe);
  return Context::changed(std::vector{std::move(recipe)}, {.changed = 1}, "recipe");
}

}  // namespace

std::span<const Command> commands_recipe() {
  static const Command k_commands[] = {
      {"recipe add", "store a recipe, or a new version of one", Access::write, Role::manager, record<Recipe>, call<FileArgs, declare_add, run_add>},
      {"recipe list", "list the recipes", Access::read, Role::manager, record<Recipe>, call<ListArgs, declare_list, run_list>},
      {"recipe show", "show one recipe with its labels and actions", Access::read, Role::annotator, record<Recipe>, call<RecipeArgs, declare_show, run_show>},
      {"recipe export", "write a recipe's file as it was added, or for another tool", Access::read, Role::manager, nullptr, call<RecipeArgs, declare_export, run_export>},
      {"recipe check", "check a recipe's file; needs no project", Access::none, Role::annotator, record<Recipe>, call<FileArgs, declare_check, run_check>},
      {"recipe delete", "delete a recipe that nothing uses", Access::write, Role::manager, record<Recipe>, call<RecipeArgs, declare_recipe, run_delete>},
  };
  return k_commands;
}

}  // namespace tasks::app
