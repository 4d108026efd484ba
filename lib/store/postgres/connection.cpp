#include "lib/store/postgres/connection.hpp"

#include <poll.h>

#include <bit>
#include <cerrno>
#include <cstring>

#include "lib/base/error.hpp"
#include "lib/base/interrupt.hpp"
#include "lib/base/text.hpp"
#include "lib/store/postgres/postgres_error.hpp"

namespace tasks::store {
namespace {

constexpr const char* k_patience = "10";  // seconds to connect, unless the URL says otherwise

// libpq's arrays, one entry a parameter.
struct Lists {
  std::vector<Oid> types;
  std::vector<const char*> values;
  std::vector<int> lengths, formats;
  explicit Lists(std::span<const Parameter> parameters) {
    for (const Parameter& p : parameters) {
      types.push_back(p.type);
      values.push_back(p.null ? nullptr : p.bytes.data() ? p.bytes.data() : "");
      lengths.push_back(static_cast<int>(p.bytes.size()));
      formats.push_back(1);
    }
  }
  int count() const { return static_cast<int>(types.size()); }
};

bool is_error(ExecStatusType status) { return status == PGRES_FATAL_ERROR || status == PGRES_BAD_RESPONSE || status == PGRES_NONFATAL_ERROR; }

}  // namespace

void append_big_endian(std::string& out, std::uint64_t value, int bytes) {
  for (int shift = (bytes - 1) * 8; shift >= 0; shift -= 8) out += static_cast<char>((value >> shift) & 0xff);
}

Parameters::Parameters(std::span<const Value> values) {
  m_numbers.resize(values.size() * 8);  // never grows: views into it stay good
  char* at = m_numbers.data();
  const auto number = [&](Oid type, std::uint64_t bits) {
    for (int i = 0; i < 8; ++i) at[i] = static_cast<char>((bits >> (56 - 8 * i)) & 0xff);
    m_parameters.push_back({type, {at, 8}, false});
    at += 8;
  };
  for (const Value& value : values) switch (value.kind()) {
      case Value::Kind::null: m_parameters.push_back({0, {}, true}); break;
      case Value::Kind::integer: number(k_int8, static_cast<std::uint64_t>(value.integer())); break;
      case Value::Kind::real: number(k_float8, std::bit_cast<std::uint64_t>(value.real())); break;
      case Value::Kind::text: m_parameters.push_back({k_text, value.text(), false}); break;
    }
}

Connection::Connection(const std::string& url, std::string_view program) : m_pq(libpq()), m_where(quote(url)) {
  const std::string name(program);
  const char* keywords[] = {"connect_timeout", "client_encoding", "fallback_application_name", "dbname", nullptr};
  const char* values[] = {k_patience, "UTF8", name.c_str(), url.c_str(), nullptr};  // what the URL says wins
  m_connection = m_pq.connectdbParams(keywords, values, 1);
  if (m_connection && m_pq.status(m_connection) == CONNECTION_OK) {
    m_pq.setNoticeProcessor(m_connection, [](void*, const char*) {}, nullptr);
    return;
  }
  std::string why(trim(m_connection ? m_pq.errorMessage(m_connection) : "no memory"));
  why = why.substr(0, why.find("\n\t"));  // what follows is advice
  for (char& c : why)
    if (c == '\n') c = ' ';
  if (m_connection) m_pq.finish(m_connection);
  m_connection = nullptr;
  throw_if_interrupted();
  throw Error(Code::unavailable, cat("cannot connect to ", m_where, ": ", why)).hint("check the URL, the server, and pg_hba.conf; psql with the same URL must work");
}

Connection::~Connection() {
  if (m_connection) m_pq.finish(m_connection);
}

bool Connection::alive() const { return m_pq.status(m_connection) == CONNECTION_OK; }
bool Connection::in_transaction() const {
  const auto status = m_pq.transactionStatus(m_connection);
  return status == PQTRANS_INTRANS || status == PQTRANS_INERROR || (status == PQTRANS_ACTIVE);
}
bool Connection::failed() const { return m_pq.transactionStatus(m_connection) == PQTRANS_INERROR; }

std::string Connection::parameter(const char* name) const {
  const char* value = m_pq.parameterStatus(m_connection, name);
  return value ? value : "";
}

void Connection::fail_lost() { throw_connection_lost(m_pq.errorMessage(m_connection), m_where); }

void Connection::fail(PGresult* result) {
  const char* state = m_pq.resultErrorField(result, PG_DIAG_SQLSTATE);
  const std::string sqlstate(state ? state : ""), message(m_pq.resultErrorMessage(result)), sql(m_at < m_sent.size() ? m_sent[m_at].sql : "");
  m_pq.clear(result);
  for (std::size_t i = m_at; i < m_sent.size(); ++i)  // what came after it was not done
    if (!m_sent[i].prepares.empty()) m_seen[m_sent[i].prepares] = 1;
  try {
    while (receive()) {
    }
  } catch (const Error&) {
    // The first error is the one that counts.
  }
  throw_postgres(alive() ? sqlstate : "", message, m_where, sql);
}

// The next result; waits for it, and asks the server to give up when the person does.
PGresult* Connection::next_result() {
  bool cancelled = false;
  while (m_pq.isBusy(m_connection)) {
    pollfd readable{m_pq.socket(m_connection), POLLIN, 0};
    const int rc = ::poll(&readable, 1, 1'000);
    if (interrupt_requested() && !cancelled) {
      char ignored[256];
      if (PGcancel* cancel = m_pq.getCancel(m_connection)) {
        m_pq.cancel(cancel, ignored, sizeof ignored);
        m_pq.freeCancel(cancel);
      }
      cancelled = true;
    }
    if (rc < 0 && errno != EINTR) fail_lost();
    if (rc > 0 && !m_pq.consumeInput(m_connection)) fail_lost();
  }
  return m_pq.getResult(m_connection);
}

void Connection::forget_sent() {
  m_sent.clear();
  m_at = 0;
  m_busy = false;
}

Result Connection::receive() {
  while (m_busy) {
    if (m_piped && m_at + 1 == m_sent.size() && m_delivery == Delivery::row_by_row) {
      m_pq.setSingleRowMode(m_connection);
      m_delivery = Delivery::whole;  // set once
    }
    PGresult* result = next_result();
    if (!result) {  // the end of one statement
      if (!alive()) {
        forget_sent();
        fail_lost();
      }
      ++m_at;
      if (!m_piped) forget_sent();
      continue;
    }
    const auto status = m_pq.resultStatus(result);
    if (status == PGRES_PIPELINE_SYNC) {
      m_pq.clear(result);
      m_pq.exitPipelineMode(m_connection);
      m_piped = false;
      forget_sent();
      break;
    }
    if (is_error(status)) fail(result);
    if (status == PGRES_PIPELINE_ABORTED || (m_at < m_sent.size() && m_sent[m_at].posted)) {
      m_pq.clear(result);
      continue;
    }
    return Result(result);
  }
  return nullptr;
}

// The server answers what it was sent up to here.
void Connection::synchronise() {
  if (!m_pq.pipelineSync(m_connection)) fail_lost();
  m_busy = true;
}

void Connection::settle_posted() {
  if (!m_piped || m_busy) return;
  synchronise();
  while (receive()) {
  }
}

Result Connection::run(const std::string& sql) {
  settle_posted();
  if (!m_pq.sendQuery(m_connection, sql.c_str())) fail_lost();
  m_sent.push_back({sql, {}, false});
  m_busy = true;
  Result last;
  while (Result result = receive())
    if (m_pq.resultStatus(result.get()) == PGRES_TUPLES_OK) last = std::move(result);
  return last;
}

void Connection::submit(const std::string& sql, std::span<const Parameter> parameters) {
  if (!m_piped && !m_pq.enterPipelineMode(m_connection)) fail_lost();
  m_piped = true;
  const Lists lists(parameters);
  // The types are part of what is prepared: a null has none.
  std::string key = sql;
  for (const Parameter& p : parameters) key += p.null ? 'n' : p.type == k_int8 ? 'i' : p.type == k_float8 ? 'r' : 't';
  int& seen = m_seen[key];
  if (seen == 1) {  // it comes again: worth keeping
    seen = -++m_prepared;
    if (!m_pq.sendPrepare(m_connection, cat('s', -seen).c_str(), sql.c_str(), lists.count(), lists.types.data())) fail_lost();
    m_sent.push_back({sql, std::move(key), true});
  }
  int sent = 0;
  if (seen < 0) {
    sent = m_pq.sendQueryPrepared(m_connection, cat('s', -seen).c_str(), lists.count(), lists.values.data(), lists.lengths.data(), lists.formats.data(), 0);
  } else {
    ++seen;
    sent = m_pq.sendQueryParams(m_connection, sql.c_str(), lists.count(), lists.types.data(), lists.values.data(), lists.lengths.data(),
                                lists.formats.data(), 0);
  }
  if (!sent) fail_lost();
  m_sent.push_back({sql, {}, true});
}

void Connection::post(const std::string& sql, std::span<const Parameter> parameters) { submit(sql, parameters); }

void Connection::send(const std::string& sql, std::span<const Parameter> parameters, Delivery delivery) {
  submit(sql, parameters);
  m_sent.back().posted = false;
  m_delivery = delivery;
  synchronise();
}

Result Connection::execute(const std::string& sql, std::span<const Parameter> parameters) {
  send(sql, parameters, Delivery::whole);
  Result last;
  while (Result result = receive()) last = std::move(result);
  return last;
}

std::int64_t Connection::copy_in(const std::string& sql, std::string_view rows) {
  settle_posted();
  if (!m_pq.sendQuery(m_connection, sql.c_str())) fail_lost();
  m_sent.push_back({sql, {}, false});
  m_busy = true;
  receive();  // PGRES_COPY_IN
  constexpr std::size_t k_piece = 256 * 1024;
  for (; !rows.empty(); rows.remove_prefix(std::min(k_piece, rows.size()))) {
    if (m_pq.putCopyData(m_connection, rows.data(), static_cast<int>(std::min(k_piece, rows.size()))) != 1) fail_lost();
    if (interrupt_requested()) {
      m_pq.putCopyEnd(m_connection, "interrupted");
      try {
        while (receive()) {
        }
      } catch (const Error&) {
      }
      throw_if_interrupted();
    }
  }
  if (m_pq.putCopyEnd(m_connection, nullptr) != 1) fail_lost();
  std::int64_t count = 0;
  while (Result result = receive()) count = to_int(m_pq.cmdTuples(result.get())).value_or(0);
  return count;
}

}  // namespace tasks::store
