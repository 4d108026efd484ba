#pragma once
// The seam between the services and an SQL engine. One SQL text serves SQLite and PostgreSQL (ARCHITECTURE.md lists the
// shared subset): `$1 … $n` parameters, BIGINT, DOUBLE PRECISION, TEXT. What differs between engines (open, pragmas,
// bulk load, retries, error translation) lives in the drivers, in sqlite/ and postgres/, and nowhere else.
//
//     for (Cursor rows = db.query("select id, name from task where owner_id = $1", owner); rows.next();)
//       use(rows.integer(0), rows.text(1));
//     std::int64_t changed = db.execute("update task set name = $2 where id = $1", id, name);
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "lib/base/time.hpp"

namespace tasks::store {

// A parameter. Text is not copied: it must live until the statement has run.
class Value {
 public:
  enum class Kind { null, integer, real, text };
  Value() = default;
  Value(std::nullopt_t) {}
  Value(std::int64_t v) : m_kind(Kind::integer), m_integer(v) {}
  Value(int v) : Value(static_cast<std::int64_t>(v)) {}
  Value(bool v) : Value(static_cast<std::int64_t>(v)) {}
  Value(double v) : m_kind(Kind::real), m_real(v) {}
  Value(std::string_view v) : m_kind(Kind::text), m_text(v) {}
  Value(const std::string& v) : Value(std::string_view(v)) {}
  Value(const char* v) : Value(std::string_view(v)) {}
  template <class T>
  Value(const std::optional<T>& v) {
    if (v) *this = Value(*v);
  }
  Kind kind() const { return m_kind; }
  std::int64_t integer() const { return m_integer; }
  double real() const { return m_real; }
  std::string_view text() const { return m_text; }

 private:
  Kind m_kind = Kind::null;
  std::int64_t m_integer = 0;
  double m_real = 0;
  std::string_view m_text;
};

// Text that is stored as NULL when empty, and as an integer id that is NULL when 0.
inline Value or_null(std::string_view text) { return text.empty() ? Value() : Value(text); }
inline Value id_or_null(std::int64_t id) { return id == 0 ? Value() : Value(id); }

// One running query. Columns count from 0; a view is good until the next call of next().
class Cursor {
 public:
  struct Impl {
    virtual ~Impl() = default;
    virtual bool next() = 0;
    virtual bool is_null(int column) const = 0;
    virtual std::int64_t integer(int column) const = 0;
    virtual double real(int column) const = 0;
    virtual std::string_view text(int column) const = 0;
  };
  explicit Cursor(std::unique_ptr<Impl> impl) : m_impl(std::move(impl)) {}

  bool next() { return m_impl->next(); }
  bool is_null(int c) const { return m_impl->is_null(c); }
  std::int64_t integer(int c) const { return m_impl->integer(c); }  // 0 when null
  double real(int c) const { return m_impl->real(c); }              // 0 when null
  std::string_view text(int c) const { return m_impl->text(c); }    // "" when null
  bool boolean(int c) const { return integer(c) != 0; }
  std::optional<std::int64_t> maybe_integer(int c) const { return is_null(c) ? std::nullopt : std::optional(integer(c)); }
  std::optional<double> maybe_real(int c) const { return is_null(c) ? std::nullopt : std::optional(real(c)); }
  std::optional<std::string> maybe_text(int c) const { return is_null(c) ? std::nullopt : std::optional(std::string(text(c))); }

 private:
  std::unique_ptr<Impl> m_impl;
};

// Many rows into one table, in one stream. `expected` decides whether indexes are built at the end.
class Bulk {
 public:
  virtual ~Bulk() = default;
  virtual void add(std::span<const Value> row) = 0;
  // Rows really inserted; must be called. A fault in a few rows may come with the next statement, as with post().
  virtual std::int64_t finish() = 0;
};

// What to do when a bulk row collides with `conflict_target` ("dataset_id, path where removed_op is null").
struct BulkOptions {
  std::int64_t expected = 0;         // rows to come, as far as known
  std::string_view conflict_target;  // non-empty: such rows are left out silently
  std::span<const std::string_view> idle_indexes = {};  // partial ones that hardly a row enters: not worth building anew
};

// A column of a table, as the migrations declare it.
enum class ColumnType { integer, real, text };
struct Column {
  std::string name;
  ColumnType type;
};

enum class Depth { quick, full };  // of a check of the storage: quick leaves out what reads everything

enum class OpenMode { read, write };

// Told about every statement that ran: its text and how long it took. For -v and the debug log.
using Trace = std::function<void(std::string_view sql, Micros elapsed)>;

struct OpenOptions {
  OpenMode mode = OpenMode::read;
  Micros busy_wait = 60 * k_second;  // how long a writer waits for its turn
  Trace trace;                       // may be empty
};

// Where several writers work at once, ids are handed out apart from transactions, so that nobody waits for another's commit.
// Without one (SQLite) the project's row holds the next id.
class IdSequence {
 public:
  virtual ~IdSequence() = default;
  virtual std::int64_t reserve(std::int64_t count) = 0;  // the first of a solid block
  // Ids that were not used come again, unless others have got later ones; done when the transaction ends.
  virtual void give_back(std::int64_t first, std::int64_t until) = 0;
  virtual std::int64_t next() = 0;            // the id that would come next
  virtual void raise(std::int64_t next) = 0;  // after rows were copied in from elsewhere
};

class Server;

enum class Hold { alone, shared };

class Database {
 public:
  virtual ~Database() = default;

  template <class... Params>
  Cursor query(std::string_view sql, const Params&... params) {
    const Value values[sizeof...(Params) + 1] = {Value(params)..., Value()};
    return run_query(sql, std::span(values, sizeof...(Params)));
  }
  template <class... Params>
  std::int64_t execute(std::string_view sql, const Params&... params) {  // rows changed
    const Value values[sizeof...(Params) + 1] = {Value(params)..., Value()};
    return run_execute(sql, std::span(values, sizeof...(Params)));
  }
  // The same where nobody asks how many: on a server it travels with the next statement, and its error comes there or
  // at the commit. For what cannot fail but by a fault, a deadlock, a lost connection.
  template <class... Params>
  void post(std::string_view sql, const Params&... params) {
    const Value values[sizeof...(Params) + 1] = {Value(params)..., Value()};
    run_post(sql, std::span(values, sizeof...(Params)));
  }
  // A query whose rows may be very many, are read while other statements run, or are left early.
  template <class... Params>
  Cursor stream(std::string_view sql, const Params&... params) {
    const Value values[sizeof...(Params) + 1] = {Value(params)..., Value()};
    return run_stream(sql, std::span(values, sizeof...(Params)));
  }
  // The first column of the first row, for counts and look-ups.
  template <class... Params>
  std::optional<std::int64_t> integer(std::string_view sql, const Params&... params) {
    Cursor row = query(sql, params...);
    return row.next() ? row.maybe_integer(0) : std::nullopt;
  }

  virtual Cursor run_query(std::string_view sql, std::span<const Value> params) = 0;
  virtual Cursor run_stream(std::string_view sql, std::span<const Value> params) = 0;
  virtual std::int64_t run_execute(std::string_view sql, std::span<const Value> params) = 0;
  virtual void run_post(std::string_view sql, std::span<const Value> params) { run_execute(sql, params); }
  virtual void script(std::string_view sql) = 0;       // several statements, no parameters: migrations
  virtual void prepare_only(std::string_view sql) = 0; // throws when the engine cannot prepare it (tests)
  virtual std::vector<std::string> explain(std::string_view sql) = 0;  // the plan, one line a step (tests, -vv)

  virtual void begin_write() = 0;  // waits its turn, bounded; throws Code::busy
  virtual void begin_read() = 0;   // one consistent snapshot
  virtual void commit() = 0;       // durable when it returns
  virtual void rollback() noexcept = 0;
  virtual bool in_transaction() const = 0;  // false also after the engine gave one up by itself: a full disk

  // Before a large insert … select: indexes of `table` are built anew by resume_indexes(), when that is the faster way.
  virtual void pause_indexes(std::string_view table, std::int64_t rows_to_come) = 0;
  virtual void resume_indexes(std::string_view table) = 0;
  virtual std::unique_ptr<Bulk> bulk(std::string_view table, std::span<const std::string_view> columns, BulkOptions options) = 0;
  // A temporary table of this connection, emptied when it is there: "id bigint primary key, label text, area double precision".
  virtual void create_temporary(std::string_view name, std::string_view columns) = 0;
  virtual bool has_temporary(std::string_view name) const = 0;
  virtual void analyze() = 0;      // fresh statistics, after bulk loads; cheap when nothing changed much

  // Where several writers work at once: until the transaction ends, no other one holds the record `id`. For what is read,
  // then written, and may have no row yet. Rows that are there are held by `/*lock w*/` at the end of a query over alias w.
  virtual void hold(std::int64_t id) = 0;
  // The same for all whose ids the query gives, which should be in order. Who holds one alone waits for those who share it,
  // and those who come later wait behind. What a hold protects is read by a statement after it.
  template <class... Params>
  void hold_all(Hold how, std::string_view ids_sql, const Params&... params) {
    const Value values[sizeof...(Params) + 1] = {Value(params)..., Value()};
    run_hold(how, ids_sql, std::span(values, sizeof...(Params)));
  }
  virtual void run_hold(Hold, std::string_view, std::span<const Value>) {}
  virtual IdSequence* id_sequence() { return nullptr; }
  virtual std::vector<std::string> tables() = 0;                       // of the project, without temporary ones
  virtual std::vector<Column> columns(std::string_view table) = 0;     // in order
  virtual void shut_out_writers() = 0;  // until the transaction ends; others may read on

  // What is wrong with the storage as such, and where tables and indexes are not as the migrations make them; a line each.
  virtual std::vector<std::string> check(Depth depth) = 0;
  virtual std::vector<std::string> compare_schema() = 0;
  virtual Server* server() { return nullptr; }  // who is logged in, and what the database's own roles may do; server.hpp
  virtual void complete_schema() {}  // what the engine adds to the shared migrations, inside their transaction

  virtual std::string_view engine() const = 0;    // "sqlite", "postgresql"
  virtual std::string location() const = 0;       // path or URL, without secrets
  virtual std::string project() const { return {}; }  // the schema's name, where a database holds several projects
  virtual std::int64_t statements_run() const = 0;
};

}  // namespace tasks::store
