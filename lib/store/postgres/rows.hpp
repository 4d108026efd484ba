#pragma once
// Rows on their way from the server. A plain query streams them one by one, and takes the rest into memory when another
// statement wants the connection; a declared cursor fetches them in batches between other statements, and may be left early.
#include <memory>
#include <string>
#include <vector>

#include "lib/store/postgres/connection.hpp"

namespace tasks::store {

// What all kinds of rows have in common: a current row, in text form.
class PostgresRow : public Cursor::Impl {
 public:
  bool is_null(int column) const override { return field(column).data() == nullptr; }
  std::int64_t integer(int column) const override;
  double real(int column) const override;
  std::string_view text(int column) const override;

 protected:
  virtual std::string_view field(int column) const = 0;  // data() is nullptr when null; else a NUL follows
  virtual Oid type(int column) const = 0;
};

// The running query of a connection. `slot` is where the connection's owner remembers it, to settle it first.
class StreamedRows final : public PostgresRow {
 public:
  StreamedRows(Connection& connection, StreamedRows*& slot, std::function<void()> at_end);
  ~StreamedRows() override;
  bool next() override;
  void settle();   // takes what is left into memory
  void abandon();  // the connection is gone, or its transaction

 private:
  std::string_view field(int column) const override;
  Oid type(int column) const override { return m_types[static_cast<std::size_t>(column)]; }
  bool receive();
  void finish();
  Connection& m_connection;
  StreamedRows*& m_slot;
  std::function<void()> m_at_end;
  Result m_row;
  std::vector<Oid> m_types;
  bool m_running = true;
  // Settled rows: for each column its length in four bytes (-1: null), its bytes and a NUL.
  std::string m_kept;
  std::size_t m_at = 0;
  std::vector<std::string_view> m_fields;  // of the current one
  bool m_from_kept = false;
};

// A cursor of the server inside the open transaction.
class FetchedRows final : public PostgresRow {
 public:
  // `settle` makes the connection free before each fetch.
  FetchedRows(Connection& connection, std::string name, Result first, int first_count, std::function<void()> settle);
  ~FetchedRows() override;
  bool next() override;

 private:
  std::string_view field(int column) const override;
  Oid type(int column) const override { return libpq().ftype(m_batch.get(), column); }
  Connection& m_connection;
  std::string m_name;
  Result m_batch;
  int m_row = -1, m_wanted;
  std::function<void()> m_settle;
};

}  // namespace tasks::store
