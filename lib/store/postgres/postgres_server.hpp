#pragma once
// Group roles, rights and logins of a project in PostgreSQL. The rights are made by the texts as_made.sql, roles.sql and
// rights.sql beside this file; what is here asks and settles.
#include "lib/store/postgres/connection.hpp"
#include "lib/store/server.hpp"

namespace tasks::store {

// The statements that give a project its group roles and rights, and take down what was made. Inside the transaction that
// makes or migrates the project; may run again. `schema` is the project's name.
void make_rights(Connection& connection, std::string_view schema);
// The group roles of a project, for when it is taken back.
std::vector<std::string> group_roles(Connection& connection, std::string_view schema);

class PostgresServer final : public Server {
 public:
  explicit PostgresServer(Database& db, const Connection& connection) : m_db(db), m_connection(connection) {}
  // What holds for the role logged in: row security, and with it that COPY into tables is refused; an annotator's view.
  void set_rights(bool guarded, bool hides_rows) { m_guarded = guarded, m_hides_rows = hides_rows; }
  bool guarded() const { return m_guarded; }

  std::string login() const override { return m_connection.parameter("session_authorization"); }
  bool hides_rows() const override { return m_hides_rows; }
  Groups groups() override;
  bool can_log_in(std::string_view role) override;
  std::int64_t settled_until() override;
  std::optional<std::string> power_of(std::string_view role) override;
  void settle_logins(std::string_view role) override;
  std::vector<std::string> changed_rights() override;
  std::vector<std::string> login_faults() override;
  bool may_repair_rights() override;

 private:
  std::vector<std::string> lines(std::string_view sql);
  Database& m_db;
  const Connection& m_connection;
  bool m_guarded = false, m_hides_rows = false;
};

}  // namespace tasks::store
