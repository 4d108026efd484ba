#pragma once
// The one flag that a signal handler may set. Long loops ask it; the store's driver asks it inside SQL.
namespace tasks {

void request_interrupt() noexcept;   // safe in a signal handler
bool interrupt_requested() noexcept;
void throw_if_interrupted();         // throws Code::interrupted

}  // namespace tasks
