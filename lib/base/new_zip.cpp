// The NewZip of file_sink.hpp.
#include <fcntl.h>
#include <unistd.h>
#include <zip.h>

#include <cerrno>

#include "lib/base/error.hpp"
#include "lib/base/file.hpp"
#include "lib/base/file_sink.hpp"
#include "lib/base/text.hpp"

namespace tasks {

NewZip::NewZip(const fs::path& path) : m_path(path), m_temporary(path.native() + ".part") {
  errno = 0;
  m_zip = zipOpen64(m_temporary.c_str(), APPEND_STATUS_CREATE);
  if (m_zip == nullptr) fail();
}

NewZip::~NewZip() {
  if (m_zip != nullptr) zipClose(m_zip, nullptr);
  if (!m_temporary.empty()) ::unlink(m_temporary.c_str());
}

// minizip does not say why: mostly errno still knows.
void NewZip::fail() const { throw_errno("cannot write", m_path, errno == 0 ? EIO : errno); }

void NewZip::begin(std::string_view name) {
  zip_fileinfo info{};
  info.tmz_date = {.tm_sec = 0, .tm_min = 0, .tm_hour = 0, .tm_mday = 1, .tm_mon = 0, .tm_year = 1980};  // the earliest that a zip can say
  errno = 0;
  constexpr uLong k_utf8 = 1U << 11, k_made_by_unix = 3U << 8;
  if (zipOpenNewFileInZip4_64(m_zip, std::string(name).c_str(), &info, nullptr, 0, nullptr, 0, nullptr, Z_DEFLATED, Z_DEFAULT_COMPRESSION, 0, -MAX_WBITS, DEF_MEM_LEVEL, Z_DEFAULT_STRATEGY, nullptr, 0,
                              k_made_by_unix, k_utf8, 1) != ZIP_OK)
    fail();
}

void NewZip::write(std::string_view bytes) {
  constexpr std::size_t k_most = 1U << 30;
  for (; !bytes.empty(); bytes.remove_prefix(std::min(bytes.size(), k_most))) {
    errno = 0;
    if (zipWriteInFileInZip(m_zip, bytes.data(), static_cast<unsigned>(std::min(bytes.size(), k_most))) != ZIP_OK) fail();
  }
}

void NewZip::end() {
  errno = 0;
  if (zipCloseFileInZip(m_zip) != ZIP_OK) fail();
}

void NewZip::keep() {
  errno = 0;
  if (zipClose(std::exchange(m_zip, nullptr), nullptr) != ZIP_OK) fail();
  const Descriptor file(::open(m_temporary.c_str(), O_RDONLY | O_CLOEXEC));
  if (!file || ::fsync(file.get()) != 0) throw_errno("cannot write", m_path, errno);
  if (::rename(m_temporary.c_str(), m_path.c_str()) != 0) throw_errno("cannot write", m_path, errno);
  m_temporary.clear();
}

}  // namespace tasks
