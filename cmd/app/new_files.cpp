#include "cmd/app/new_files.hpp"

#include <filesystem>

#include "lib/base/error.hpp"
#include "lib/base/text.hpp"
#include "lib/formats/loss_table.hpp"

namespace tasks::app {
namespace {

namespace fs = std::filesystem;

bool is_zip(const std::string& file) { return file.ends_with(".zip") || file.ends_with(".ZIP"); }

}  // namespace

std::optional<formats::Format> format_named(const std::string& file) {
  using formats::Format;
  if (file.ends_with(".json")) return Format::coco;
  if (file.ends_with(".jsonl") || file.ends_with(".ndjson")) return Format::jsonl;
  if (file.ends_with(".xml")) return Format::cvat;
  if (file.ends_with(".csv")) return Format::csv;
  return std::nullopt;
}

NewFiles::NewFiles(formats::Format format, const std::string& file, NewFilesOptions options) {
  std::error_code problem;
  const bool there = fs::exists(file, problem), folder = there ? fs::is_directory(file, problem) : file.ends_with('/');
  const bool many = formats::traits(format).many_files;
  if (many && there && !folder && !is_zip(file)) throw Error(Code::usage, cat(model::to_text(format), " writes many files, and ", quote(file), " is one")).hint("give a folder, or a name that ends in .zip");
  if (there && !(folder && fs::is_empty(file, problem)) && !options.overwrite) throw Error(Code::exists, cat(quote(file), " exists already")).hint("--force writes over it");
  if (options.dry_run) {
    m_sink = std::make_unique<OneFile>([](std::string_view) {});
  } else if (is_zip(file)) {
    auto zip = std::make_unique<NewZip>(file);
    m_keep = [zip = zip.get()] { zip->keep(); };
    m_sink = std::move(zip);
  } else if (many || folder) {
    auto out = std::make_unique<NewFolder>(file);
    m_keep = [out = out.get()] { out->keep(); };
    m_sink = std::move(out);
  } else {
    m_file = std::make_unique<NewFile>(file);
    m_keep = [this] { m_file->keep(); };
    m_sink = std::make_unique<OneFile>([this](std::string_view bytes) { m_file->write(bytes); });
  }
}

}  // namespace tasks::app
