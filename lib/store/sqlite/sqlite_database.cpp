#include "lib/store/sqlite/sqlite_database.hpp"

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Exception.h>
#include <fcntl.h>
#include <sqlite3.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <map>
#include <optional>
#include <set>
#include <unordered_map>

#include "lib/base/error.hpp"
#include "lib/base/file.hpp"
#include "lib/base/interrupt.hpp"
#include "lib/base/text.hpp"
#include "lib/store/sqlite/functions.hpp"
#include "lib/store/sqlite/sqlite_error.hpp"
#include "lib/store/sqlite/sqlite_foreign.hpp"
#include "lib/store/sqlite/sqlite_statement.hpp"
#include "lib/store/sqlite/write_turn.hpp"

namespace tasks::store {
namespace {

Micros steady_now() {
  return std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

class SqliteDatabase final : public Database {
 public:
  SqliteDatabase(const fs::path& path, const OpenOptions& options, int flags, const std::string& file_name)
      : m_path(path), m_where(quote(path.native())), m_options(options) {
    // One thread uses a connection, and nobody asks SQLite how much memory it has: its locks around every call would cost
    // a tenth of a bulk load.
    static const int k_no_statistics = sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
    static_cast<void>(k_no_statistics);
    try {
      m_db = std::make_unique<SQLite::Database>(file_name, flags | SQLITE_OPEN_NOMUTEX);
    } catch (const SQLite::Exception& e) {
      throw_sqlite(e.getExtendedErrorCode(), e.what(), e.getErrorCode() == SQLITE_CANTOPEN ? errno : 0, m_where);
    }
    sqlite3* h = handle();
    sqlite3_extended_result_codes(h, 1);
    sqlite3_db_config(h, SQLITE_DBCONFIG_DQS_DML, 0, nullptr);
    sqlite3_db_config(h, SQLITE_DBCONFIG_DQS_DDL, 0, nullptr);
    sqlite3_busy_timeout(h, WriteTurn::k_reader_wait);  // for readers that meet a recovery; writers wait in begin_write()
    add_functions(h);
    sqlite3_progress_handler(h, 20'000, [](void*) { return interrupt_requested() ? 1 : 0; }, nullptr);
    if (options.mode == OpenMode::write) {
      m_turn.emplace(h, m_where);
      // Temporary tables and sorts stay in memory up to the size of their cache, so that memory does not grow with the rows.
      raw("pragma synchronous = full; pragma foreign_keys = on; pragma cache_size = -65536; pragma temp.cache_size = -32768");
    }
  }

  ~SqliteDatabase() override {
    rollback();
    m_statements.clear();
    m_turn.reset();
    // Closing the last connection copies the log into the file and syncs it. A short log may wait: a writer saves that
    // sync, and the next one to open reads a few dozen pages of log more.
    constexpr std::uintmax_t k_short_log = 256 * 1024;
    std::error_code problem;
    const auto log_size = fs::file_size(m_path.native() + "-wal", problem);
    if (!problem && log_size < k_short_log) sqlite3_db_config(handle(), SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, nullptr);
  }

  Cursor run_query(std::string_view sql, std::span<const Value> params) override { return Cursor(std::make_unique<Rows>(*this, sql, params)); }

  Cursor run_stream(std::string_view sql, std::span<const Value> params) override { return run_query(sql, params); }

  std::int64_t run_execute(std::string_view sql, std::span<const Value> params) override {
    Timed timed(*this, sql);
    Lease lease(*this, sql);
    lease->bind(params, false);
    const std::int64_t before = sqlite3_total_changes64(handle());
    for (;;) {
      const int rc = sqlite3_step(lease->get());
      if (rc == SQLITE_DONE) break;
      if (rc != SQLITE_ROW) fail(sql);
    }
    if (m_turn) m_turn->flush_alone();
    return sqlite3_total_changes64(handle()) - before;
  }

  void script(std::string_view sql) override { raw(as_sqlite_declares(sql)); }

  void prepare_only(std::string_view sql) override { Prepared statement(handle(), m_where, sql); }

  std::vector<std::string> explain(std::string_view sql) override {
    Prepared statement(handle(), m_where, cat("explain query plan ", sql));
    std::vector<std::string> lines;
    while (sqlite3_step(statement.get()) == SQLITE_ROW) lines.emplace_back(reinterpret_cast<const char*>(sqlite3_column_text(statement.get(), 3)));
    return lines;
  }

  void begin_write() override {
    if (!m_turn) return raw("begin immediate");  // of one that only reads: SQLite says no
    Timed timed(*this, "begin immediate");
    m_turn->begin(m_options.busy_wait);
  }
  void begin_read() override { raw("begin"); }

  void commit() override {
    if (!m_turn) return raw("commit");
    Timed timed(*this, "commit");
    m_turn->commit();
  }

  void rollback() noexcept override {
    for (auto& [sql, statement] : m_statements)
      if (statement->busy) sqlite3_reset(statement->get());
    if (!sqlite3_get_autocommit(handle())) sqlite3_exec(handle(), "rollback", nullptr, nullptr, nullptr);
    leave_turn();
    m_paused.clear();  // the indexes are back
    m_temporary.clear();
  }

  bool in_transaction() const override { return sqlite3_get_autocommit(handle()) == 0; }

  void pause_indexes(std::string_view table, std::int64_t rows_to_come) override { pause(table, rows_to_come, {}, {}); }

  void resume_indexes(std::string_view table) override {
    auto paused = m_paused.extract(std::string(table));
    if (paused.empty()) return;
    for (const std::string& sql : paused.mapped()) raw(sql);
  }

  std::unique_ptr<Bulk> bulk(std::string_view table, std::span<const std::string_view> columns, BulkOptions options) override {
    return std::make_unique<Load>(*this, table, columns, options);
  }

  void create_temporary(std::string_view name, std::string_view columns) override {
    raw(cat("create temp table if not exists ", name, " (", as_sqlite_declares(columns), "); delete from ", name));
    m_temporary.emplace(name);
  }
  bool has_temporary(std::string_view name) const override { return m_temporary.contains(name); }

  void hold(std::int64_t) override {}  // one writes at a time
  void shut_out_writers() override {}
  std::vector<std::string> tables() override {
    std::vector<std::string> names;
    for (Cursor rows = query("select name from sqlite_master where type = 'table' and name not like 'sqlite!_%' escape '!' order by name"); rows.next();)
      names.emplace_back(rows.text(0));
    return names;
  }
  std::vector<Column> columns(std::string_view table) override {
    std::vector<Column> found;
    for (Cursor rows = query("select name, lower(type) from pragma_table_info($1) order by cid", table); rows.next();)
      found.push_back({std::string(rows.text(0)),
                       rows.text(1) == "text" ? ColumnType::text : rows.text(1).starts_with("double") ? ColumnType::real : ColumnType::integer});
    return found;
  }
  std::vector<std::string> check(Depth depth) override { return check_sqlite(*this, depth); }
  std::vector<std::string> compare_schema() override { return compare_schema_sqlite(*this); }

  void analyze() override { raw("pragma analysis_limit = 400; pragma optimize"); }

  std::string_view engine() const override { return "sqlite"; }
  std::string location() const override { return m_path.native(); }
  std::int64_t statements_run() const override { return m_count; }

  sqlite3* handle() const { return m_db->getHandle(); }

 private:
  // Times one statement and counts it.
  class Timed {
   public:
    Timed(SqliteDatabase& db, std::string_view sql) : m_db(db), m_sql(sql), m_start(db.m_options.trace ? steady_now() : 0) { ++db.m_count; }
    ~Timed() {
      if (m_db.m_options.trace) m_db.m_options.trace(m_sql, steady_now() - m_start);
    }

   private:
    SqliteDatabase& m_db;
    std::string_view m_sql;
    Micros m_start;
  };

  // A prepared statement out of the cache, given back reset. The same text may run twice at once (a query inside a
  // query): the second gets a statement of its own.
  class Lease {
   public:
    Lease(SqliteDatabase& db, std::string_view sql) {
      auto found = db.m_statements.find(sql);
      if (found == db.m_statements.end()) {
        auto made = std::make_unique<Prepared>(db.handle(), db.m_where, sql);
        found = db.m_statements.emplace(std::string(sql), std::move(made)).first;
      }
      if (found->second->busy) {
        m_own = std::make_unique<Prepared>(db.handle(), db.m_where, sql);
        m_statement = m_own.get();
      } else {
        m_statement = found->second.get();
      }
      m_statement->busy = true;
    }
    ~Lease() {
      sqlite3_reset(m_statement->get());
      sqlite3_clear_bindings(m_statement->get());
      m_statement->busy = false;
    }
    Lease(const Lease&) = delete;
    Lease& operator=(const Lease&) = delete;
    Prepared* operator->() const { return m_statement; }

   private:
    std::unique_ptr<Prepared> m_own;
    Prepared* m_statement;
  };

  struct Rows final : Cursor::Impl {
    Rows(SqliteDatabase& db, std::string_view text, std::span<const Value> params) : m_db(db), m_sql(text), m_lease(db, text), m_timed(db, m_sql) {
      m_lease->bind(params, true);
    }
    bool next() override {
      if (m_done) return false;
      const int rc = sqlite3_step(m_lease->get());
      if (rc == SQLITE_ROW) return true;
      m_done = true;
      if (rc != SQLITE_DONE) m_db.fail(m_sql);
      return false;
    }
    bool is_null(int c) const override { return sqlite3_column_type(m_lease->get(), c) == SQLITE_NULL; }
    std::int64_t integer(int c) const override { return sqlite3_column_int64(m_lease->get(), c); }
    double real(int c) const override { return sqlite3_column_double(m_lease->get(), c); }
    std::string_view text(int c) const override {
      const auto* bytes = sqlite3_column_text(m_lease->get(), c);
      return {reinterpret_cast<const char*>(bytes), bytes ? static_cast<std::size_t>(sqlite3_column_bytes(m_lease->get(), c)) : 0};
    }
    SqliteDatabase& m_db;
    std::string m_sql;
    Lease m_lease;
    Timed m_timed;
    bool m_done = false;
  };

  class Load final : public Bulk {
   public:
    Load(SqliteDatabase& db, std::string_view table, std::span<const std::string_view> columns, const BulkOptions& options)
        : m_db(db), m_table(table), m_before(sqlite3_total_changes64(db.handle())) {
      db.pause(table, options.expected, options.conflict_target, options.idle_indexes);
      m_bound.resize(columns.size());
      std::string sql = cat("insert into ", table, " (");
      for (std::size_t i = 0; i < columns.size(); ++i) sql += cat(i ? ", " : "", columns[i]);
      sql += ") values (";
      for (std::size_t i = 0; i < columns.size(); ++i) sql += cat(i ? ", $" : "$", i + 1);
      sql += ")";
      if (!options.conflict_target.empty()) {
        const auto where = options.conflict_target.find(" where ");
        sql += cat(" on conflict (", options.conflict_target.substr(0, where), ")",
                   where == std::string_view::npos ? std::string_view() : options.conflict_target.substr(where), " do nothing");
      }
      m_sql = sql;
      m_statement = std::make_unique<Prepared>(db.handle(), db.m_where, sql);
      ++db.m_count;
    }
    ~Load() override {
      m_statement.reset();
      if (!m_finished) m_db.m_paused.erase(m_table);  // the roll-back brings them back
    }
    void add(std::span<const Value> row) override {
      for (std::size_t i = 0; i < row.size(); ++i) {  // many columns say the same in every row
        const Value& value = row[i];
        Bound& bound = m_bound[i];
        if (value.kind() == bound.kind && (value.kind() == Value::Kind::null || (value.kind() == Value::Kind::integer && value.integer() == bound.integer))) continue;
        bound = {value.kind(), value.integer()};
        m_statement->bind_one(static_cast<int>(i) + 1, value, false);
      }
      if (sqlite3_step(m_statement->get()) != SQLITE_DONE) m_db.fail(m_sql);
      sqlite3_reset(m_statement->get());
      if ((++m_rows & 0xfff) == 0) throw_if_interrupted();
    }
    std::int64_t finish() override {
      const std::int64_t inserted = sqlite3_total_changes64(m_db.handle()) - m_before;
      m_statement.reset();
      m_db.resume_indexes(m_table);
      m_finished = true;
      return inserted;
    }

   private:
    struct Bound {
      Value::Kind kind = Value::Kind::null;
      std::int64_t integer = 0;
    };
    SqliteDatabase& m_db;
    std::string m_table, m_sql;
    std::vector<Bound> m_bound;
    bool m_finished = false;
    std::int64_t m_before, m_rows = 0;
    std::unique_ptr<Prepared> m_statement;
  };

  // Dropping and rebuilding pays when more rows come than are there (perf.md §2). `keep`: the index of this conflict
  // target stays, since the inserts ask it.
  void pause(std::string_view table, std::int64_t rows_to_come, std::string_view keep, std::span<const std::string_view> idle) {
    constexpr std::int64_t k_worth_it = 20'000;
    if (rows_to_come < k_worth_it) return;
    const auto there = integer(cat("select count(*) from (select 1 from ", table, " limit $1)"), rows_to_come);
    if (there.value_or(0) >= rows_to_come) return;
    std::vector<std::string> names, texts;
    for (Cursor rows = query("select name, sql from sqlite_master where type = 'index' and tbl_name = $1 and sql is not null order by rowid", table); rows.next();) {
      if (std::find(idle.begin(), idle.end(), rows.text(0)) != idle.end()) continue;
      if (!keep.empty() && rows.text(1).find(keep.substr(0, keep.find(" where "))) != std::string_view::npos) continue;
      names.emplace_back(rows.text(0));
      texts.emplace_back(rows.text(1));
    }
    for (const auto& name : names) raw(cat("drop index ", name));
    m_paused[std::string(table)] = std::move(texts);
  }

  void raw(const std::string& sql) {
    Timed timed(*this, sql);
    if (sqlite3_exec(handle(), sql.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK) fail(sql);
    if (m_turn) m_turn->flush_alone();
  }

  void leave_turn() noexcept {
    if (m_turn) m_turn->leave();
  }

  [[noreturn]] void fail(std::string_view sql) {
    sqlite3* h = handle();
    if (sqlite3_get_autocommit(h)) leave_turn();  // the transaction never began, or the engine gave it up
    const int code = sqlite3_extended_errcode(h);
    std::string message = sqlite3_errmsg(h);
    if ((code & 0xff) == SQLITE_ERROR || (code & 0xff) == SQLITE_CONSTRAINT) message += cat(" in: ", sql);
    throw_sqlite(code, message, sqlite3_system_errno(h), m_where);
  }

  struct TextHash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>()(text); }
  };

  fs::path m_path;
  std::string m_where;
  OpenOptions m_options;
  std::int64_t m_count = 0;
  std::unique_ptr<SQLite::Database> m_db;
  std::optional<WriteTurn> m_turn;  // of writers
  std::unordered_map<std::string, std::unique_ptr<Prepared>, TextHash, std::equal_to<>> m_statements;
  std::map<std::string, std::vector<std::string>> m_paused;
  std::set<std::string, std::less<>> m_temporary;  // tables that this transaction may count on
};

void check_header(const fs::path& path) {
  std::error_code problem;
  if (fs::is_directory(path, problem)) throw Error(Code::not_a_database, cat(quote(path.native()), " is a folder, not a database"));
  if (!fs::exists(path, problem)) throw Error(Code::no_project, cat("there is no project database ", quote(path.native())));
}

bool can_write_beside(const fs::path& path) {
  const fs::path folder = path.has_parent_path() ? path.parent_path() : fs::path(".");
  return access(folder.c_str(), W_OK) == 0;
}

// A name as SQLite's URI form wants it.
std::string as_uri(const fs::path& path, std::string_view query) {
  std::string out = "file:";
  for (char c : fs::absolute(path).native()) {
    if (c == '?' || c == '#' || c == '%') {
      static constexpr char k_hex[] = "0123456789ABCDEF";
      out += '%';
      out += k_hex[static_cast<unsigned char>(c) >> 4];
      out += k_hex[static_cast<unsigned char>(c) & 15];
    } else {
      out += c;
    }
  }
  return cat(out, query);
}

}  // namespace

std::unique_ptr<Database> open_sqlite(const fs::path& path, const OpenOptions& options) {
  check_header(path);
  if (options.mode == OpenMode::write) {
    if (access(path.c_str(), W_OK) != 0) throw_errno("cannot write", path, errno);
    if (!can_write_beside(path)) throw Error(Code::read_only, cat("cannot write in the folder of ", quote(path.native())));
    return std::make_unique<SqliteDatabase>(path, options, SQLITE_OPEN_READWRITE, path.native());
  }
  // Without a writable folder there can be no shared-memory file; an unused log means nobody writes (decisions.md 54).
  std::error_code problem;
  const auto log_size = fs::file_size(path.native() + "-wal", problem);
  if (!can_write_beside(path) && (problem || log_size == 0))
    return std::make_unique<SqliteDatabase>(path, options, SQLITE_OPEN_READONLY | SQLITE_OPEN_URI, as_uri(path, "?immutable=1"));
  return std::make_unique<SqliteDatabase>(path, options, SQLITE_OPEN_READONLY, path.native());
}

std::unique_ptr<Database> create_sqlite(const fs::path& path, const OpenOptions& options) {
  std::error_code problem;
  if (fs::exists(path, problem) && fs::file_size(path, problem) > 0) throw Error(Code::exists, cat(quote(path.native()), " exists already"));
  auto db = std::make_unique<SqliteDatabase>(path, options, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, path.native());
  db->script("pragma journal_mode = wal");
  return db;
}

sqlite3* sqlite_handle(Database& db) { return dynamic_cast<SqliteDatabase&>(db).handle(); }

std::unique_ptr<Database> memory_sqlite(const OpenOptions& options) {
  return std::make_unique<SqliteDatabase>("memory", options, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_MEMORY, ":memory:");
}

}  // namespace tasks::store
