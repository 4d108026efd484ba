#pragma once
// One connection to a PostgreSQL server: statements go out, results come back, errors are translated, Ctrl-C is heard
// while the server works. Nothing here knows about projects; the driver (postgres_database.cpp) does.
//
//     Connection c("postgresql:///work", "tasks");
//     c.post("begin", {});                        // travels with the next statement
//     c.send("select name from task where id = $1", values);
//     while (Result row = c.receive()) …          // one result a statement; none: the statement is through
#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "lib/store/database.hpp"
#include "lib/store/postgres/libpq.hpp"

namespace tasks::store {

struct ResultClear {
  void operator()(PGresult* result) const { libpq().clear(result); }
};
using Result = std::unique_ptr<PGresult, ResultClear>;

// A parameter as the server gets it, in binary form; an array is a column of a temporary table that is none.
struct Parameter {
  Oid type = 0;  // 0: the server finds out (null)
  std::string_view bytes;
  bool null = false;
};

constexpr Oid k_bool = 16, k_int8 = 20, k_text = 25, k_float8 = 701, k_int8_array = 1016, k_text_array = 1009, k_float8_array = 1022;

// Values in binary form; it holds the numbers' bytes, texts stay where they are.
class Parameters {
 public:
  explicit Parameters(std::span<const Value> values);
  void add(Parameter parameter) { m_parameters.push_back(parameter); }
  std::span<const Parameter> all() const { return m_parameters; }

 private:
  std::vector<char> m_numbers;
  std::vector<Parameter> m_parameters;
};

void append_big_endian(std::string& out, std::uint64_t value, int bytes);

// Whether rows come one by one, or a result holds all of them.
enum class Delivery { whole, row_by_row };

class Connection {
 public:
  Connection(const std::string& url, std::string_view program);  // throws Code::unavailable
  ~Connection();
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;

  // Several statements without parameters; throws the first error. Gives the last result that has rows.
  Result run(const std::string& sql);

  // One statement. A text that comes again is prepared. After it, receive() until it gives nothing; an error is thrown
  // once all that came before it was received.
  void send(const std::string& sql, std::span<const Parameter> parameters, Delivery delivery);
  // A statement whose result nobody waits for: it travels with the next one, and its error is thrown there.
  void post(const std::string& sql, std::span<const Parameter> parameters);
  void settle_posted();  // it travels now, and its error is thrown
  Result receive();
  Result execute(const std::string& sql, std::span<const Parameter> parameters);  // send and receive all; the last result

  // COPY … FROM STDIN with everything in `rows`; returns how many rows went in.
  std::int64_t copy_in(const std::string& sql, std::string_view rows);

  bool alive() const;
  bool in_transaction() const;  // also when it is broken and waits for its end
  bool failed() const;          // in a transaction that can only be rolled back
  const std::string& where() const { return m_where; }
  std::string parameter(const char* name) const;  // "server_version"; "" when there is none

 private:
  // What was sent and has not been answered to its end, in order. Results of posted ones are dropped.
  struct Sent {
    std::string sql, prepares;  // prepares: the key in m_seen that this text is prepared for
    bool posted = true;
  };
  PGresult* next_result();
  void submit(const std::string& sql, std::span<const Parameter> parameters);
  void synchronise();
  void forget_sent();
  [[noreturn]] void fail(PGresult* result);
  [[noreturn]] void fail_lost();

  const Libpq& m_pq;
  PGconn* m_connection = nullptr;
  std::string m_where;
  std::vector<Sent> m_sent;
  std::size_t m_at = 0;      // of these, the one whose results come
  bool m_busy = false;       // results are due
  bool m_piped = false;      // the connection takes statements without waiting for the last one's end
  Delivery m_delivery = Delivery::whole;
  struct TextHash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>()(text); }
  };
  std::unordered_map<std::string, int, TextHash, std::equal_to<>> m_seen;  // runs of a statement; -n: prepared as number n
  int m_prepared = 0;
};

}  // namespace tasks::store
