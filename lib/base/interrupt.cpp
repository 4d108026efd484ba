#include "lib/base/interrupt.hpp"

#include <atomic>

#include "lib/base/error.hpp"

namespace tasks {
namespace {
std::atomic<bool> g_requested{false};
static_assert(std::atomic<bool>::is_always_lock_free);
}  // namespace

void request_interrupt() noexcept { g_requested.store(true, std::memory_order_relaxed); }
bool interrupt_requested() noexcept { return g_requested.load(std::memory_order_relaxed); }
void throw_if_interrupted() {
  if (interrupt_requested()) throw Error(Code::interrupted, "interrupted");
}

}  // namespace tasks
