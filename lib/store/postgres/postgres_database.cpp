#include "lib/store/postgres/postgres_database.hpp"

#include <algorithm>
#include <chrono>

#include "lib/base/error.hpp"
#include "lib/base/text.hpp"
#include "lib/store/postgres/connection.hpp"
#include "lib/store/postgres/postgres_check.hpp"
#include "lib/store/postgres/postgres_foreign.hpp"
#include "lib/store/postgres/postgres_load.hpp"
#include "lib/store/postgres/postgres_server.hpp"
#include "lib/store/postgres/postgres_url.hpp"
#include "lib/store/postgres/rows.hpp"
#include "lib/store/postgres/schema_text.hpp"
#include "lib/store/postgres/temporary_tables.hpp"

namespace tasks::store {
namespace {

constexpr std::string_view k_projects =
    "select n.nspname from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.relname = 'schema_migration' and c.relkind = 'r'"
    " and has_schema_privilege(n.oid, 'usage') and exists (select 1 from pg_class p where p.relnamespace = n.oid and p.relname = 'project')"
    " order by n.nspname collate \"C\"";
Micros steady_now() {
  return std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

constexpr int k_first_batch = 256;
constexpr std::int64_t k_worth_analyzing = 10'000;  // rows of one load

std::vector<std::string> first_column(const Result& result) {
  std::vector<std::string> values;
  for (int row = 0; result && row < libpq().ntuples(result.get()); ++row) values.emplace_back(libpq().getvalue(result.get(), row, 0));
  return values;
}

std::string replaced(std::string text, std::string_view what, std::string_view with) {
  for (auto at = text.find(what); at != std::string::npos; at = text.find(what, at + with.size())) text.replace(at, what.size(), with);
  return text;
}

// `/*lock w*/` → `for no key update of w`, and the like; nothing for readers.
std::string with_locks(std::string_view sql, bool writing) {
  std::string out;
  for (;;) {
    const auto at = sql.find("/*");
    out += sql.substr(0, at);
    if (at == std::string_view::npos) return out;
    const auto end = sql.find("*/", at);
    const std::string_view mark = sql.substr(at + 2, end - at - 2);
    sql.remove_prefix(end + 2);
    if (!writing) continue;
    if (mark == "skip_locked")
      out += "for no key update skip locked";
    else if (mark == "lock")
      out += "for no key update";
    else if (mark.starts_with("lock "))
      out += cat("for no key update of ", mark.substr(5));
  }
}

std::size_t highest_parameter(std::string_view sql) {
  std::size_t highest = 0;
  for (auto at = sql.find('$'); at != std::string_view::npos; at = sql.find('$', at + 1)) {
    std::size_t number = 0;
    for (auto digit = at + 1; digit < sql.size() && sql[digit] >= '0' && sql[digit] <= '9'; ++digit) number = number * 10 + static_cast<std::size_t>(sql[digit] - '0');
    highest = std::max(highest, number);
  }
  return highest;
}

class PostgresDatabase final : public Database {
 public:
  PostgresDatabase(const PostgresPlace& place, const OpenOptions& options, bool fresh)
      : m_place(place), m_options(options), m_connection(place.url, "tasks"), m_temporary(m_connection), m_fresh(fresh) {
    if (m_connection.parameter("server_encoding") != "UTF8")
      throw Error(Code::unavailable, cat(m_connection.where(), " is not a UTF-8 database")).hint("createdb --encoding UTF8 --template template0 NAME");
    if (m_place.project.empty()) m_place.project = only_project();
    const std::string schema = quoted_identifier(m_place.project);
    // Our SQL leads from the few to the many: joins in the order in which they are written save most of the planning, and
    // what is prepared is planned once.
    std::string setup = cat("set client_min_messages = error; set jit = off; set join_collapse_limit = 1;"
                            " set plan_cache_mode = force_generic_plan; set lock_timeout = ", std::max<Micros>(options.busy_wait / 1000, 1),
                            "; set search_path = ", schema, ", pg_temp; ");
    if (options.mode == OpenMode::read) setup += "set default_transaction_read_only = on; ";
    setup += cat("select known is not null, known is not null and row_security_active(known), known is not null and not has_table_privilege(secret, 'select')"
                 " from (select to_regclass(", quoted_literal(cat(schema, ".schema_migration")), ") as known, to_regclass(",
                 quoted_literal(cat(schema, ".work_item_secret")), ") as secret) project");
    const Result found = run_setup(setup);
    const auto is = [&](int column) { return std::string_view(libpq().getvalue(found.get(), 0, column)) == "t"; };
    if (!fresh && !is(0)) throw_no_project();
    m_server.set_rights(is(1), is(2));
  }

  ~PostgresDatabase() override { forget_stream(); }

  Cursor run_query(std::string_view sql, std::span<const Value> params) override {
    ++m_count;
    settle();
    Parameters parameters(params);
    const std::string text = m_temporary.resolve(with_locks(sql, m_writing), parameters);
    const Micros start = m_options.trace ? steady_now() : 0;
    m_connection.send(text, parameters.all(), Delivery::row_by_row);
    std::function<void()> at_end;
    if (m_options.trace) at_end = [this, words = std::string(sql), start] { m_options.trace(words, steady_now() - start); };
    return Cursor(std::make_unique<StreamedRows>(m_connection, m_stream, std::move(at_end)));
  }

  Cursor run_stream(std::string_view sql, std::span<const Value> params) override {
    if (!m_connection.in_transaction()) return run_query(sql, params);
    Timed timed(*this, sql);
    settle();
    Parameters parameters(params);
    const std::string text = m_temporary.resolve(with_locks(sql, m_writing), parameters);
    const std::string name = cat("c", ++m_cursors);
    m_connection.post(cat("declare ", name, " no scroll cursor for ", text), parameters.all());
    Result first = m_connection.execute(cat("fetch forward ", k_first_batch, " from ", name), {});
    return Cursor(std::make_unique<FetchedRows>(m_connection, name, std::move(first), k_first_batch, [this] { settle(); }));
  }

  std::int64_t run_execute(std::string_view sql, std::span<const Value> params) override {
    if (const auto write = m_temporary.as_query(sql)) return write_temporary(*write, params);
    Timed timed(*this, sql);
    settle();
    Parameters parameters(params);
    const std::string text = m_temporary.resolve(with_locks(sql, m_writing), parameters);
    const Result done = m_connection.execute(text, parameters.all());
    return to_int(libpq().cmdTuples(done.get())).value_or(0);
  }

  void run_post(std::string_view sql, std::span<const Value> params) override {
    if (const auto write = m_temporary.as_query(sql)) return static_cast<void>(write_temporary(*write, params));
    Timed timed(*this, sql);
    settle();
    Parameters parameters(params);
    const std::string text = m_temporary.resolve(with_locks(sql, m_writing), parameters);
    m_connection.post(text, parameters.all());
  }

  void script(std::string_view sql) override {
    Timed timed(*this, sql);
    settle();
    m_connection.run(with_byte_order(sql));
  }

  void prepare_only(std::string_view sql) override {
    Parameters parameters({});
    settle();
    const std::string text = with_locks(with_tables_after(sql, parameters), true);
    m_connection.run(cat("prepare checked as ", text, "; deallocate checked"));
  }

  std::vector<std::string> explain(std::string_view sql) override {
    settle();
    Parameters parameters({});
    const std::size_t own = highest_parameter(sql);
    const std::string text = with_locks(with_tables_after(sql, parameters), m_writing);
    std::string nulls;
    for (std::size_t i = 0; i < own + parameters.all().size(); ++i) nulls += i ? ", null" : "(null";
    if (!nulls.empty()) nulls += ')';
    // Small tables would be scanned, whatever indexes they have.
    m_connection.run(cat("set enable_seqscan = off; prepare explained as ", text));
    auto lines = first_column(m_connection.run(cat("explain (costs off) execute explained", nulls)));
    m_connection.run("deallocate explained; reset enable_seqscan");
    return lines;
  }

  void begin_write() override {
    Timed timed(*this, "begin");
    settle();
    m_connection.post("begin isolation level read committed read write", {});
    m_writing = true;
    m_temporary.transaction_writes(true);
    if (!m_fresh) return;
    const std::string schema = quoted_identifier(m_place.project);
    try {
      m_connection.run(cat("create schema ", schema, "; set local search_path = ", schema, ", pg_temp"));
    } catch (const Error& e) {
      rollback();
      if (e.message().find("already exists") == std::string::npos) throw;
      throw Error(Code::exists, cat("there is a schema ", quote(m_place.project), " already in ", m_connection.where())).hint("choose another name with --name");
    }
  }

  void begin_read() override {
    settle();
    m_connection.post("begin isolation level repeatable read read only", {});
    m_temporary.transaction_writes(false);
  }

  void commit() override {
    Timed timed(*this, "commit");
    settle();
    if (m_connection.failed()) {
      rollback();
      throw Error(Code::internal, "a transaction that had failed was to be committed");
    }
    try {
      m_ids.flush();
      m_connection.execute("commit", {});
      m_ids.run_begin = m_ids.run_end = 0;
    } catch (const Error& e) {
      m_writing = false;
      if (e.code() != Code::unavailable) throw;
      throw Error(e.code(), cat(e.message(), "; it broke while the change was being saved")).hint("it may be saved or not: tasks log shows it if it is");
    }
    m_writing = m_fresh = false;
  }

  void rollback() noexcept override {
    m_writing = false;
    try {
      forget_stream();
      m_temporary.forget_rows();
      if (m_connection.alive() && m_connection.in_transaction()) m_connection.run("rollback");
      m_ids.give_back_all();
      m_ids.run_begin = m_ids.run_end = 0;
      if (!m_connection.alive() || m_ids.returned.empty()) return m_ids.returned.clear();
      m_ids.flush();
      m_connection.settle_posted();
    } catch (const Error&) {
      // A connection that is gone has rolled back.
    }
  }

  bool in_transaction() const override { return m_connection.alive() && m_connection.in_transaction(); }

  void create_temporary(std::string_view name, std::string_view columns) override {
    if (m_options.trace) m_options.trace(cat("create temp table if not exists ", name, " (", columns, ")"), 0);
    m_temporary.declare(name, columns);
  }
  bool has_temporary(std::string_view name) const override { return m_temporary.knows(name); }

  std::unique_ptr<Bulk> bulk(std::string_view table, std::span<const std::string_view> columns, BulkOptions options) override {
    ++m_count;
    return std::make_unique<PostgresLoad>(m_connection, m_temporary, table, columns, options, m_server.guarded(), [this] { settle(); },
                                          [this](const std::string& name, std::int64_t rows) {
                                            if (rows >= k_worth_analyzing) m_loaded.push_back(name);
                                          });
  }

  void pause_indexes(std::string_view, std::int64_t) override {}  // dropping one would lock everybody out
  void resume_indexes(std::string_view) override {}

  void analyze() override {
    settle();
    std::sort(m_loaded.begin(), m_loaded.end());
    m_loaded.erase(std::unique(m_loaded.begin(), m_loaded.end()), m_loaded.end());
    for (const std::string& table : m_loaded) {
      Timed timed(*this, cat("analyze ", table));
      m_connection.run(cat("select refresh_statistics(", quoted_literal(table), ")"));
    }
    m_loaded.clear();
  }

  void hold(std::int64_t id) override {
    if (m_writing) run_post("select pg_advisory_xact_lock(('ids'::regclass::oid::bigint << 32) # $1)", std::array{Value(id)});
  }

  // The same keys as above.
  void run_hold(Hold how, std::string_view ids_sql, std::span<const Value> params) override {
    if (!m_writing) return;
    run_post(cat("select pg_advisory_xact_lock", how == Hold::shared ? "_shared" : "", "(('ids'::regclass::oid::bigint << 32) # id) from (", ids_sql,
                 ") wanted (id)"),
             params);
  }

  void shut_out_writers() override { m_connection.run(cat("lock table ", join(tables(), ", "), " in share row exclusive mode")); }
  std::vector<std::string> tables() override {
    std::vector<std::string> names;
    for (Cursor rows = query("select relname from pg_class where relnamespace = (select oid from pg_namespace where nspname = current_schema()) and relkind = 'r'"
                             " and relname not in ('group_role', 'as_made') order by relname");  // who may what: made anew where records go
         rows.next();)
      names.emplace_back(rows.text(0));
    return names;
  }
  std::vector<Column> columns(std::string_view table) override {
    std::vector<Column> found;
    for (Cursor rows = query("select attname, format_type(atttypid, null) from pg_attribute where attrelid = to_regclass($1) and attnum > 0"
                             " and not attisdropped order by attnum", table);
         rows.next();)
      found.push_back({std::string(rows.text(0)),
                       rows.text(1) == "text" ? ColumnType::text : rows.text(1).starts_with("double") ? ColumnType::real : ColumnType::integer});
    return found;
  }
  std::vector<std::string> check(Depth depth) override { return check_postgres(*this, depth); }
  std::vector<std::string> compare_schema() override { return compare_schema_postgres(*this); }
  IdSequence* id_sequence() override { return &m_ids; }
  Server* server() override { return &m_server; }
  void complete_schema() override {
    Timed timed(*this, "rights");
    settle();
    m_connection.run(replaced(std::string(schema_text()), "SCHEMA", quoted_identifier(m_place.project)));
    make_rights(m_connection, m_place.project);
  }

  std::string_view engine() const override { return "postgresql"; }
  std::string location() const override { return m_place.url; }
  std::string project() const override { return m_place.project; }
  std::int64_t statements_run() const override { return m_count; }

  Connection& connection() {
    settle();
    return m_connection;
  }

 private:
  class Timed {
   public:
    Timed(PostgresDatabase& db, std::string_view sql) : m_db(db), m_sql(sql), m_start(db.m_options.trace ? steady_now() : 0) { ++db.m_count; }
    ~Timed() {
      if (m_db.m_options.trace) m_db.m_options.trace(m_sql, steady_now() - m_start);
    }

   private:
    PostgresDatabase& m_db;
    std::string m_sql;
    Micros m_start;
  };

  struct Sequence final : IdSequence {
    explicit Sequence(PostgresDatabase& d) : db(d) {}
    std::int64_t reserve(std::int64_t count) override {
      flush();
      const std::int64_t first = *db.integer("select reserve_ids($1)", count);
      if (first != run_end) run_begin = first;
      run_end = first + count;
      return first;
    }
    void give_back(std::int64_t first, std::int64_t until) override {
      returned = {{first, until}};
      run_end = first;
    }
    void give_back_all() {  // the transaction comes to nothing, nested ones and all
      if (run_begin < run_end || !returned.empty()) returned.emplace_back(run_begin, run_end);
    }
    void flush() {
      for (const auto& [first, until] : std::exchange(returned, {})) db.run_post("select return_ids($1, $2)", std::array{Value(first), Value(until)});
    }
    std::int64_t next() override {
      flush();
      return *db.integer("select next_id()");
    }
    void raise(std::int64_t to) override {  // as if all between had been reserved
      run_begin = next();
      db.query("select raise_ids($1)", to).next();
      run_end = to;
    }
    PostgresDatabase& db;
    std::vector<std::pair<std::int64_t, std::int64_t>> returned;  // from, until: unused ids, given back at the end of the transaction
    std::int64_t run_begin = 0, run_end = 0;      // reserved in this transaction, without a gap up to the last
  };

  // What a statement does to a temporary table that only this program holds.
  std::int64_t write_temporary(const TemporaryTables::Write& write, std::span<const Value> params) {
    std::vector<std::int64_t> keys;
    std::int64_t added = 0;
    Cursor rows = run_query(write.query, params);
    if (write.columns.empty()) {
      while (rows.next()) keys.push_back(rows.integer(0));
      return m_temporary.remove(write.table, std::move(keys));
    }
    const std::vector<std::string_view> names(write.columns.begin(), write.columns.end());
    for (std::vector<Value> row(names.size()); rows.next(); ++added) {
      for (std::size_t c = 0; c < names.size(); ++c) {
        const int column = static_cast<int>(c);
        row[c] = rows.is_null(column) ? Value() : m_temporary.is_text(write.table, names[c]) ? Value(rows.text(column)) : Value(rows.integer(column));
      }
      m_temporary.add(write.table, names, row);
    }
    return added;
  }

  // Another statement wants the connection.
  void settle() {
    if (m_stream) m_stream->settle();
  }
  void forget_stream() {
    if (!m_stream) return;
    StreamedRows* stream = m_stream;
    stream->settle();
    stream->abandon();
  }

  std::string with_tables_after(std::string_view sql, Parameters& parameters) {
    Parameters own({});
    for (std::size_t i = highest_parameter(sql); i > 0; --i) own.add({});
    const std::string text = m_temporary.resolve(sql, own);
    for (const Parameter& p : own.all().subspan(highest_parameter(sql))) parameters.add(p);
    return text;
  }

  std::string only_project() {
    const auto names = first_column(m_connection.run(std::string(k_projects)));
    if (names.size() == 1) return names.front();
    if (names.empty()) throw Error(Code::no_project, cat("there is no project in ", m_connection.where())).hint("run tasks init --db URL");
    throw Error(Code::no_project, cat("there are ", names.size(), " projects in ", m_connection.where(), ": ", join(names, ", ")))
        .hint("choose one with --project NAME or TASKS_PROJECT");
  }

  Result run_setup(const std::string& setup) {
    try {
      return m_connection.run(setup);
    } catch (const Error& e) {
      if (e.code() != Code::permission) throw;
      throw_without_rights(m_server, m_place.project);
    }
  }

  [[noreturn]] void throw_no_project() {
    const auto names = first_column(m_connection.run(std::string(k_projects)));
    throw Error(Code::no_project, cat("there is no project ", quote(m_place.project), " in ", m_connection.where()))
        .hint(names.empty() ? "there is none at all: run tasks init --db URL" : cat("there is ", join(names, ", ")));
  }

  PostgresPlace m_place;
  OpenOptions m_options;
  Connection m_connection;
  TemporaryTables m_temporary;
  StreamedRows* m_stream = nullptr;
  Sequence m_ids{*this};
  PostgresServer m_server{*this, m_connection};
  std::vector<std::string> m_loaded;    // tables that have got many rows
  bool m_fresh, m_writing = false;
  std::int64_t m_count = 0, m_cursors = 0;
};

}  // namespace

std::unique_ptr<Database> open_postgres(const PostgresPlace& place, const OpenOptions& options) {
  check_postgres_url(place.url);
  return std::make_unique<PostgresDatabase>(place, options, false);
}

Connection& postgres_connection(Database& db) { return dynamic_cast<PostgresDatabase&>(db).connection(); }

std::unique_ptr<Database> create_postgres(const PostgresPlace& place, const OpenOptions& options) {
  check_postgres_url(place.url);
  check_schema_name(place.project);
  return std::make_unique<PostgresDatabase>(place, options, true);
}

std::vector<std::string> postgres_projects(const std::string& url) {
  check_postgres_url(url);
  Connection connection(url, "tasks");
  return first_column(connection.run(std::string(k_projects)));
}

bool has_postgres_project(const PostgresPlace& place) {
  const auto names = postgres_projects(place.url);
  return std::find(names.begin(), names.end(), place.project) != names.end();
}

void drop_postgres_project(const PostgresPlace& place) {
  Connection connection(place.url, "tasks");
  const auto roles = group_roles(connection, place.project);
  connection.run(cat("drop schema if exists ", quoted_identifier(place.project), " cascade"));
  for (const std::string& role : roles) {
    try {
      connection.run(cat("drop role ", quoted_identifier(role)));
    } catch (const Error& e) {
      if (e.code() == Code::unavailable) throw;  // else: a copy of the project in another database uses it, too
    }
  }
}

}  // namespace tasks::store
