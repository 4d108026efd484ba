#include <unistd.h>

#include <deque>
#include <memory>
#include <map>

#include "cmd/app/context.hpp"
#include "lib/base/lines.hpp"
#include "lib/base/text.hpp"
#include "lib/store/foreign_query.hpp"

namespace tasks::app {
namespace {

using model::Role;
using render::Kind;
using store::ForeignQuery;

struct Args {
  std::string query;
};

void declare(Options& o, Args& a) {
  o.positional("QUERY", a.query, "one SELECT, or - to read it from standard input");
  o.before_opening([&a] {
    if (a.query != "-") return;
    a.query.clear();
    LineReader lines = LineReader::descriptor(STDIN_FILENO, "standard input");
    while (const auto line = lines.next()) a.query += cat(*line, "\n");
  });
}

// The query's own columns as a record. A name that comes again, and "type", which every record has, get a number.
struct Columns {
  explicit Columns(const std::vector<std::string>& names) {
    std::map<std::string, int> seen{{"type", 1}};
    for (const std::string& name : names) {
      const int count = ++seen[name];
      kept.push_back(count == 1 ? name : cat(name, "_", count));
      type.fields.push_back({kept.back(), Kind::text, ""});
      type.table_columns.push_back(kept.back());
    }
    type.has_id = !names.empty() && names.front() == "id";
  }
  std::deque<std::string> kept;
  render::RecordType type{"row", "rows", false, {}, {}};
};

void fill(render::Cells& row, const ForeignQuery& rows, std::size_t columns) {
  row.clear();
  for (std::size_t c = 0; c < columns; ++c) {
    const ForeignQuery::Cell cell = rows.cell(c);
    if (const auto* whole = std::get_if<std::int64_t>(&cell))
      row.integer(*whole);
    else if (const auto* real = std::get_if<double>(&cell))
      row.number(*real);
    else if (const auto* text = std::get_if<std::string_view>(&cell))
      row.text(*text);
    else
      row.text_or_null(std::string_view());
  }
}

Outcome run(Context& ctx, Args& a) {
  std::shared_ptr<ForeignQuery> rows = store::run_foreign(ctx.session(), a.query);
  const auto columns = std::make_shared<Columns>(rows->columns());
  Outcome outcome;
  outcome.print = [rows, columns](Printer& p) {
    p.begin(columns->type);
    for (render::Cells row; rows->next();) {
      fill(row, *rows, columns->kept.size());
      p.row(row);
    }
    p.end();
  };
  return outcome;
}

}  // namespace

std::span<const Command> commands_sql() {
  static const Command k_commands[] = {
      {"sql", "ask the project in SQL, over views that look like the records", Access::read, Role::manager, nullptr, call<Args, declare, run>},
  };
  return k_commands;
}

}  // namespace tasks::app
