#include "lib/service/item_input.hpp"

#include <fcntl.h>
#include <sys/stat.h>

#include <cstring>
#include <memory>

#include "lib/base/descriptor.hpp"
#include "lib/base/error.hpp"
#include "lib/base/interrupt.hpp"
#include "lib/base/json_text.hpp"
#include "lib/base/lines.hpp"
#include "lib/base/text.hpp"
#include "lib/model/item_path.hpp"

namespace tasks::service {
namespace {

constexpr std::size_t k_chunk = 256 * 1024;
constexpr char k_file_mark = '\x01';  // in the spool, before a record that describes a file of this machine

// A file's path is content of a folder, not a word somebody typed: another code than that of the rule itself.
void check_path(std::string_view path) {
  try {
    model::normal_path(path);
  } catch (const Error& e) {
    throw Error(Code::bad_file, e.message()).hint("rename it, then repeat");
  }
}

std::string resolved_folder(const fs::path& path) {
  std::error_code problem;
  const fs::path found = fs::canonical(path.empty() ? fs::path(".") : path, problem);
  if (problem) throw_errno("cannot read", path, problem.value());
  return found.native();
}

std::int64_t count_lines(const fs::path& file) {
  const Descriptor in(::open(file.c_str(), O_RDONLY | O_CLOEXEC));
  if (!in) throw_errno("cannot read", file, errno);
  const auto chunk = std::make_unique_for_overwrite<char[]>(k_chunk);
  std::int64_t lines = 1;  // the last one may lack its end
  while (const std::size_t got = in.read(chunk.get(), k_chunk, file)) {
    throw_if_interrupted();
    for (const char *at = chunk.get(), *end = at + got; (at = static_cast<const char*>(std::memchr(at, '\n', static_cast<std::size_t>(end - at)))); ++at) ++lines;
  }
  return lines;
}

bool holds_records(std::string_view name) { return name.ends_with(".jsonl") || name.ends_with(".ndjson"); }

}  // namespace

ItemInput::Source& ItemInput::spooled(const std::string& name) {
  if (m_sources.empty() || m_sources.back().name != name || !m_sources.back().file.empty()) {
    flush();
    m_sources.push_back({{}, name, Spool(), 0, {}});
  }
  return m_sources.back();
}

void ItemInput::put(std::string_view line) {
  m_buffer += line;
  m_buffer += '\n';
  ++m_sources.back().lines;
  ++m_expected;
  if (m_buffer.size() >= k_chunk) flush();
}

void ItemInput::flush() {
  if (!m_buffer.empty()) m_sources.back().spool.write(m_buffer);
  m_buffer.clear();
}

void ItemInput::widen(const std::string& folder) {
  if (m_common_folder.empty()) {
    m_common_folder = folder;
    return;
  }
  while (m_common_folder != "/" && folder != m_common_folder && model::below_root(folder, m_common_folder).empty())
    m_common_folder = std::string(model::dir_of(m_common_folder));
}

void ItemInput::take_file(const std::string& absolute) {
  throw_if_interrupted();
  check_path(absolute);
  const fs::path file(absolute);
  struct stat status {};
  if (::stat(file.c_str(), &status) != 0) throw_errno("cannot read", file, errno);
  JsonText json;
  json.begin_object();
  json.member("path", absolute);
  json.member("size", static_cast<std::int64_t>(status.st_size));
  if (media_type(absolute).kind == "image") {
    if (const ImageSize size = image_size(file); size.width > 0) {
      json.member("width", size.width);
      json.member("height", size.height);
    }
  }
  if (m_options.hash) json.member("content_hash", content_hash(file));
  json.end_object();
  put(cat(k_file_mark, json.take()));
}

void ItemInput::take_path(const std::string& word) {
  if (model::is_uri(word)) {
    check_path(word);
    JsonText json;
    json.begin_object();
    json.member("path", word);
    json.end_object();
    return put(json.take());
  }
  const fs::path path(word);
  struct stat status {};
  if (::stat(path.c_str(), &status) != 0) throw_errno("cannot read", path, errno);
  if (S_ISDIR(status.st_mode)) {
    const std::string folder = resolved_folder(path);
    check_path(folder == "/" ? "/x" : folder);
    widen(folder);
    for (const fs::path& file : files_below(folder)) take_file(cat(folder == "/" ? "" : folder, "/", file.native()));
    return;
  }
  if (!S_ISREG(status.st_mode)) throw Error(Code::bad_file, cat(quote(word), " is neither a file nor a folder"));
  const std::string folder = resolved_folder(path.parent_path());
  widen(folder);
  take_file(cat(folder == "/" ? "" : folder, "/", path.filename().native()));
}

void ItemInput::add(const std::string& word) {
  std::error_code problem;
  if (holds_records(word) && !fs::is_directory(word, problem)) return add_records(word);
  spooled("the files given");
  take_path(word);
}

void ItemInput::add_records(const fs::path& file) {
  struct stat status {};
  if (::stat(file.c_str(), &status) != 0) throw_errno("cannot read", file, errno);
  if (S_ISDIR(status.st_mode)) throw_errno("cannot read", file, EISDIR);
  if (!S_ISREG(status.st_mode)) {  // a pipe is drained now
    const Descriptor in(::open(file.c_str(), O_RDONLY | O_CLOEXEC));
    if (!in) throw_errno("cannot read", file, errno);
    return add_stream(in.get(), file.native());
  }
  flush();
  m_sources.push_back({file, file.native(), Spool(), count_lines(file), {}});
  m_expected += m_sources.back().lines;
}

void ItemInput::add_stream(int fd, const std::string& name) {
  Source& source = spooled(name);
  LineReader lines = LineReader::descriptor(fd, name);
  std::int64_t difference = 0;
  while (auto line = lines.next()) {
    const auto first = line->find_first_not_of(" \t");
    if (first == std::string_view::npos) continue;
    if ((*line)[first] == '{') {
      if (lines.number() - source.lines - 1 != difference) {
        difference = lines.number() - source.lines - 1;
        source.numbering.push_back({source.lines + 1, lines.number()});
      }
      put(line->substr(first));
      continue;
    }
    try {
      take_path(std::string(*line));
    } catch (Error& e) {
      e.within(lines.place());
      throw;
    }
  }
}

void ItemInput::each(const std::function<void(std::string_view line, Origin origin)>& visit) {
  flush();
  for (Source& source : m_sources) {
    LineReader lines = source.file.empty() ? LineReader::descriptor(source.spool.open_for_reading(), source.name) : LineReader::file(source.file);
    std::size_t at = 0;
    while (auto line = lines.next()) {
      const bool file = line->starts_with(k_file_mark) && source.file.empty();
      if (line->find_first_not_of(" \t") == std::string_view::npos) continue;
      try {
        visit(file ? line->substr(1) : *line, file ? Origin::file : Origin::record);
      } catch (Error& e) {
        if (e.code() == Code::interrupted || file) throw;
        while (at < source.numbering.size() && source.numbering[at].line <= lines.number()) ++at;
        const std::int64_t number = at == 0 ? lines.number() : lines.number() - source.numbering[at - 1].line + source.numbering[at - 1].original;
        e.within(cat("line ", number, " of ", escaped(source.name)));
        throw;
      }
    }
  }
}

}  // namespace tasks::service
