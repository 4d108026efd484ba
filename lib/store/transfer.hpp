#pragma once
// Every record of one project into another, whatever their engines: how a project moves between SQLite and PostgreSQL, and into bundles and out of them.
//
//     from.begin_read();
//     to.begin_write();
//     ProjectRecords records(from);
//     replace_records(records, to);   // streams; the schemas must be of one number
//     to.commit();
#include <functional>
#include <span>
#include <string_view>
#include <vector>

#include "lib/store/database.hpp"
#include "lib/store/session.hpp"

namespace tasks::store {

// The tables of a project, each after those that it refers to.
std::span<const std::string_view> project_tables();

// The columns of one of them that are records: what only its server knows is left out.
std::vector<Column> record_columns(Database& db, std::string_view table);

// Where records come from: every row of a table, in key order, with the values of `columns`.
class RecordSource {
 public:
  virtual ~RecordSource() = default;
  virtual std::int64_t count(std::string_view table) = 0;
  virtual void each(std::string_view table, std::span<const Column> columns, const std::function<void(std::span<const Value>)>& take) = 0;
  virtual Id next_id() = 0;
};

// A project as one. It must be reading, and outlive the source. Throws Code::internal when it has a table that project_tables() does not know.
class ProjectRecords final : public RecordSource {
 public:
  explicit ProjectRecords(Database& db);
  std::int64_t count(std::string_view table) override;
  void each(std::string_view table, std::span<const Column> columns, const std::function<void(std::span<const Value>)>& take) override;
  Id next_id() override;

 private:
  Database& m_db;
};

// Inside a write transaction of `to`: everything that it holds goes, everything that `from` holds comes, with the same ids.
// What belongs to a server stays as it is there: its users' login roles, found again by e-mail. Other writers are shut out
// until the transaction ends.
void replace_records(RecordSource& from, Database& to);

}  // namespace tasks::store
