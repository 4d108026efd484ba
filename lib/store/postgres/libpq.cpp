#include "lib/store/postgres/libpq.hpp"

#include <dlfcn.h>

#include "lib/base/error.hpp"
#include "lib/base/text.hpp"

namespace tasks::store {
namespace {

constexpr const char* k_library = "libpq.so.5";

Libpq open_library() {
  void* library = ::dlopen(k_library, RTLD_LAZY | RTLD_LOCAL);
  if (!library) {
    const char* why = ::dlerror();
    throw Error(Code::unavailable, cat("this project is in PostgreSQL, but libpq cannot be loaded: ", why ? why : k_library))
        .hint("install PostgreSQL's client library (Debian: apt install libpq5)");
  }
  const auto find = [&](const char* name) {
    void* symbol = ::dlsym(library, name);
    if (!symbol) throw Error(Code::unavailable, cat(k_library, " has no ", name)).hint("PostgreSQL's client library must be of version 14 or newer");
    return symbol;
  };
  Libpq table{};
#define TASKS_LIBPQ_FIND(name) table.name = reinterpret_cast<decltype(table.name)>(find("PQ" #name));
  TASKS_LIBPQ_FUNCTIONS(TASKS_LIBPQ_FIND)
#undef TASKS_LIBPQ_FIND
  return table;
}

}  // namespace

const Libpq& libpq() {
  static const Libpq k_table = open_library();
  return k_table;
}

}  // namespace tasks::store
