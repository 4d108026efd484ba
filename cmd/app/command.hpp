#pragma once
// What a subcommand is: a row of data and two functions. Its file is cmd/NAME.cpp; the list of names is in
// cmd/CMakeLists.txt; everything else (opening, permission, dry run, committing, printing, errors) is the frame's.
//
//     struct Args { std::string name; };
//     void declare(Options& o, Args& a) { o.positional("NAME", a.name, "name of the group"); }
//     Outcome run(Context& ctx, Args& a) { return ctx.changed({service::add_group(ctx.tx(), a.name)}); }
//     std::span<const Command> commands_group() {
//       static const Command k[] = {{"group add", "add a group", Access::write, Role::manager, record<model::Group>, call<Args, declare, run>}};
//       return k;
//     }
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "cmd/app/options.hpp"
#include "lib/base/error.hpp"
#include "lib/render/records.hpp"

namespace tasks::app {

class Context;
class Printer;

// What a command needs before it runs. none: nothing; project: knows where the project is, opens nothing;
// read: the database, read-only, one snapshot; write: a transaction that is begun at once.
enum class Access { none, project, read, write };

struct Counts {
  std::int64_t changed = 0, unchanged = 0, refused = 0;
};

// What a command leaves: records to print once the change is committed, and what to say to the person.
struct Outcome {
  Exit exit = Exit::ok;
  std::function<void(Printer&)> print = {};  // called after the commit; in a dry run before the roll-back
  std::optional<Counts> counts = {};         // the summary line of a writer
  std::string_view noun = "record";          // of the summary: "work item"
  std::vector<std::string> notes = {};       // lines for stderr, not printed with -q
  std::optional<Error> problem = {};         // reported after the records, like a thrown one: what was left out (partly_done)
  bool raw = false;                          // prints text, not records (help, completion)
  bool live = false;                         // prints again and again: there is no end that a pager could wait for
};

struct Command;

class Call {
 public:
  virtual ~Call() = default;
  virtual void declare(Options& options) = 0;
  virtual Access access(Access declared) const { return declared; }  // what these words need; never more than declared
  virtual const render::RecordType* prints(const Command& command) const;  // what these words bring; the row's record unless Args has prints()
  virtual void ahead(Context&) {}
  virtual void judge(Context&) {}
  virtual Outcome run(Context& context) = 0;
};

struct Command {
  std::string_view name;     // as typed: "set-status", "user add"
  std::string_view summary;  // one line, lower case, no full stop
  Access access = Access::none;
  model::Role needs = model::Role::annotator;             // the least role that may run it
  const render::RecordType& (*record)() = nullptr;        // what it prints; none for text
  std::unique_ptr<Call> (*make)() = nullptr;
  bool hidden = false;                                    // not in help, page or completion
  std::string_view check = {};                            // when it exits 4, for the manual: "tasks were printed and --exit-code was given"
  std::string_view partly = {};                           // when it exits 3; commands with --partial need not say
};

inline const render::RecordType* Call::prints(const Command& command) const { return command.record ? &command.record() : nullptr; }

template <class T>
const render::RecordType& record() { return render::record_type<T>(); }

// `Choose` tells from the words that less access is enough than the row states: `config set` of a preference. `Ahead` is
// what a writer does before its transaction begins, since it takes long: an editor. It reads with Context::read(). `Judge` is the same, done only
// when `run` found that a recipe's script must be asked (service::ScriptNeeded); then it runs again.
template <class Args, void (*Declare)(Options&, Args&), Outcome (*Run)(Context&, Args&), Access (*Choose)(const Args&) = nullptr,
          void (*Ahead)(Context&, Args&) = nullptr, void (*Judge)(Context&, Args&) = nullptr>
std::unique_ptr<Call> call() {
  struct Typed final : Call {
    void declare(Options& options) override { Declare(options, args); }
    Access access(Access declared) const override {
      if constexpr (Choose != nullptr)
        return Choose(args);
      else
        return declared;
    }
    const render::RecordType* prints(const Command& command) const override {
      if constexpr (requires { args.prints(); })
        return &args.prints();
      else
        return Call::prints(command);
    }
    void ahead(Context& context) override {
      if constexpr (Ahead != nullptr) Ahead(context, args);
    }
    void judge(Context& context) override {
      if constexpr (Judge != nullptr) Judge(context, args);
    }
    Outcome run(Context& context) override { return Run(context, args); }
    Args args{};
  };
  return std::make_unique<Typed>();
}

// All commands, in the order of the list in cmd/CMakeLists.txt (the generated registry.cpp).
struct CommandFile {
  std::string_view stem;  // "user": the name of its file, page and tests
  std::span<const Command> (*commands)();
};
std::span<const CommandFile> command_files();
const Command* find_command(std::string_view name);

}  // namespace tasks::app
