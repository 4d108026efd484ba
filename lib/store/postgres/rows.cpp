#include "lib/store/postgres/rows.hpp"

#include <charconv>
#include <cstdlib>
#include <cstring>
#include <utility>

#include "lib/base/error.hpp"
#include "lib/base/text.hpp"

namespace tasks::store {
namespace {

constexpr int k_largest_batch = 4096;

std::string_view field_of(PGresult* result, int row, int column) {
  const Libpq& pq = libpq();
  if (pq.getisnull(result, row, column)) return {};
  return {pq.getvalue(result, row, column), static_cast<std::size_t>(pq.getlength(result, row, column))};
}

}  // namespace

std::int64_t PostgresRow::integer(int column) const {
  const std::string_view bytes = field(column);
  if (type(column) == k_bool) return bytes == "t";
  std::int64_t value = 0;
  std::from_chars(bytes.data(), bytes.data() + bytes.size(), value);
  return value;
}

double PostgresRow::real(int column) const {
  const std::string_view bytes = field(column);
  return bytes.data() ? std::strtod(bytes.data(), nullptr) : 0;
}

std::string_view PostgresRow::text(int column) const {
  const std::string_view bytes = field(column);
  return bytes.data() ? bytes : std::string_view("", 0);
}

StreamedRows::StreamedRows(Connection& connection, StreamedRows*& slot, std::function<void()> at_end)
    : m_connection(connection), m_slot(slot), m_at_end(std::move(at_end)) {
  m_slot = this;
}

StreamedRows::~StreamedRows() {
  if (!m_running) return;
  try {
    while (receive()) {
    }
  } catch (const Error&) {
    m_running = false;  // whoever comes next hears of it
    if (m_slot == this) m_slot = nullptr;
  }
}

void StreamedRows::finish() {
  if (!m_running) return;
  m_running = false;
  if (m_slot == this) m_slot = nullptr;
  if (m_at_end) m_at_end();
}

void StreamedRows::abandon() {
  m_at_end = nullptr;
  m_running = false;
  if (m_slot == this) m_slot = nullptr;
}

// The next row from the server, into m_row.
bool StreamedRows::receive() {
  try {
    while ((m_row = m_connection.receive())) {
      if (m_types.empty())
        for (int c = 0; c < libpq().nfields(m_row.get()); ++c) m_types.push_back(libpq().ftype(m_row.get(), c));
      if (libpq().ntuples(m_row.get()) > 0) return true;
    }
  } catch (...) {
    finish();
    throw;
  }
  finish();
  return false;
}

void StreamedRows::settle() {
  const bool on_a_row = m_row != nullptr && !m_from_kept;
  Result current = std::move(m_row);
  while (receive()) {
    for (int c = 0; c < static_cast<int>(m_types.size()); ++c) {
      const std::string_view bytes = field_of(m_row.get(), 0, c);
      const std::int32_t length = bytes.data() ? static_cast<std::int32_t>(bytes.size()) : -1;
      m_kept.append(reinterpret_cast<const char*>(&length), sizeof length);
      if (length >= 0) m_kept.append(bytes).push_back('\0');
    }
  }
  if (on_a_row) m_row = std::move(current);
}

bool StreamedRows::next() {
  if (m_running) return receive();
  m_row.reset();
  if (m_at >= m_kept.size()) return false;
  m_from_kept = true;
  m_fields.resize(m_types.size());
  for (std::string_view& out : m_fields) {
    std::int32_t length = 0;
    std::memcpy(&length, m_kept.data() + m_at, sizeof length);
    m_at += sizeof length;
    out = length < 0 ? std::string_view() : std::string_view(m_kept.data() + m_at, static_cast<std::size_t>(length));
    if (length >= 0) m_at += static_cast<std::size_t>(length) + 1;
  }
  return true;
}

std::string_view StreamedRows::field(int column) const {
  return m_from_kept ? m_fields[static_cast<std::size_t>(column)] : field_of(m_row.get(), 0, column);
}

FetchedRows::FetchedRows(Connection& connection, std::string name, Result first, int first_count, std::function<void()> settle)
    : m_connection(connection), m_name(std::move(name)), m_batch(std::move(first)), m_wanted(first_count), m_settle(std::move(settle)) {}

FetchedRows::~FetchedRows() {
  if (!m_batch) return;
  try {
    if (!m_connection.alive() || !m_connection.in_transaction() || m_connection.failed()) return;
    m_settle();
    m_connection.post(cat("close ", m_name), {});  // also when it was read to its end: it would keep a temporary table from being emptied
  } catch (const Error&) {
    // It goes with the transaction.
  }
}

bool FetchedRows::next() {
  if (!m_batch) return false;
  if (++m_row < libpq().ntuples(m_batch.get())) return true;
  if (libpq().ntuples(m_batch.get()) < m_wanted) return false;
  m_settle();
  m_wanted = std::min(m_wanted * 4, k_largest_batch);
  m_batch = m_connection.run(cat("fetch forward ", m_wanted, " from ", m_name));
  m_row = 0;
  return libpq().ntuples(m_batch.get()) > 0;
}

std::string_view FetchedRows::field(int column) const { return field_of(m_batch.get(), m_row, column); }

}  // namespace tasks::store
