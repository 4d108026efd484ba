#pragma once
// Where the writers of one SQLite file wait for each other: in the kernel, in the order they came, on locks of a file
// beside the database (project.db-lock). SQLite's own waiting sleeps and asks again, and whoever asks at the right moment
// wins: some wait for seconds while others take turn after turn.
//
//     WriteQueue queue(path);
//     if (queue.wait_for_turn(deadline)) … begin immediate … commit …
//     queue.leave();
//
// The queue is a courtesy among processes of `tasks`: what keeps the data whole is SQLite's lock, which is still taken.
// Where the file cannot be made or locked, everybody's turn is now. A process that dies leaves by dying.
#include <chrono>
#include <cstdint>
#include <filesystem>

#include "lib/base/descriptor.hpp"

namespace tasks::store {

class WriteQueue {
 public:
  using Clock = std::chrono::steady_clock;

  explicit WriteQueue(std::filesystem::path database) : m_database(std::move(database)) {}  // empty: in memory, no queue
  ~WriteQueue() { leave(); }
  WriteQueue(const WriteQueue&) = delete;
  WriteQueue& operator=(const WriteQueue&) = delete;

  // Takes the last place, unless we have one, and waits until nobody is before us. False when `until` comes first: the
  // place is kept. Throws Code::interrupted.
  bool wait_for_turn(Clock::time_point until);
  void leave() noexcept;  // also without a turn, or a place

 private:
  bool open_file();
  bool take_place();

  std::filesystem::path m_database;
  Descriptor m_file;
  std::int64_t m_place = 0;
  bool m_impossible = false;
};

}  // namespace tasks::store
