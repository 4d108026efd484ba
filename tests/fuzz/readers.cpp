// Every reader of foreign bytes, for libFuzzer. TASKS_FUZZ names the one that is tried: a folder of corpus/. Whatever the bytes are, the answer is a value
// or an Error that tells what is wrong; what was read can be written again.
#include <unistd.h>

#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <functional>
#include <map>
#include <string>
#include <string_view>

#include "lib/base/error.hpp"
#include "lib/base/file_sink.hpp"
#include "lib/base/file_tree.hpp"
#include "lib/base/text.hpp"
#include "lib/formats/annotation_jsonl.hpp"
#include "lib/formats/bundle.hpp"
#include "lib/formats/coco.hpp"
#include "lib/formats/document_writers.hpp"
#include "lib/formats/item_jsonl.hpp"
#include "lib/formats/loss_table.hpp"
#include "lib/formats/node_answer_json.hpp"
#include "lib/formats/pipeline_yaml.hpp"
#include "lib/formats/recipe_exchange.hpp"
#include "lib/formats/recipe_yaml.hpp"
#include "lib/formats/task_yaml.hpp"

namespace {

using namespace tasks;
using namespace tasks::formats;
namespace fs = std::filesystem;

class Nowhere final : public FileSink {
 public:
  void begin(std::string_view) override {}
  void write(std::string_view) override {}
  void end() override {}
};

// In, out into a format that holds everything and into one that changes much.
void exchange(Format format, const FileTree& tree) {
  DocumentOptions options{.size_of = {}, .image_size = PictureSize{640, 480}, .skip_empty = true};
  const auto each = [&](const std::function<void(const ItemDocument&)>& take) {
    const auto documents = open_documents(format, tree, options);
    while (const ItemDocument* document = documents->next()) take(*document);
  };
  Nowhere out;
  each([](const ItemDocument&) {});
  for (const Format to : {Format::jsonl, Format::labelstudio, Format::yolo_seg}) write_documents(to, each, out, {.name = "fuzz", .recipe = nullptr, .url_prefix = {}});
}

void one_file(Format format, std::string_view text) { exchange(format, FileTree::of_text("input", std::string(text))); }

const fs::path& folder() {
  static const fs::path k_folder = fs::temp_directory_path() / cat("tasks-fuzz-", static_cast<std::int64_t>(::getpid()));
  fs::create_directories(k_folder);
  return k_folder;
}
fs::path file(const char* name, std::string_view text) {
  std::ofstream(folder() / name, std::ios::binary) << text;
  return folder() / name;
}

// The first line ends what is data.yaml, an empty line, the rest is one picture's labels.
void yolo(Format format, std::string_view text) {
  const auto gap = text.find("\n\n");
  fs::create_directories(folder() / "yolo/labels");
  file("yolo/data.yaml", text.substr(0, gap));
  file("yolo/labels/a.txt", gap == std::string_view::npos ? std::string_view() : text.substr(gap + 2));
  exchange(format, FileTree::open(folder() / "yolo"));
}

void recipe(RecipeFormat format, const char* name, std::string_view text) {
  Losses losses;
  const std::string ours = translate_recipe(format, text, name, losses);
  const model::RecipeContent content = read_recipe(ours, name);
  for (const auto to : {RecipeFormat::labelstudio, RecipeFormat::cvat, RecipeFormat::coco, RecipeFormat::dataloop, RecipeFormat::yolo}) write_recipe(to, content, losses);
}

template <class Reader>
void lines(std::string_view text) {
  Reader reader;
  LineReader lines = LineReader::text(text, "input");
  while (const auto line = lines.next()) {
    try {
      reader.read(*line);
    } catch (const Error& e) {
      if (e.code() == Code::internal) throw;
    }
  }
}

using Try = std::function<void(std::string_view)>;
const std::map<std::string, Try>& readers() {
  static const std::map<std::string, Try> k_readers{
      {"coco", [](std::string_view t) { one_file(Format::coco, t); }},
      {"coco-results", [](std::string_view t) {
         CocoCatalog catalog;
         catalog.add_image("1", {.item_id = 1, .external_id = "1", .path = "/a.jpg", .width = 64, .height = 48, .extra = {}});
         catalog.add_category("18", "dog");
         read_coco_results(t, "input", catalog, [](const CocoImage&, model::Annotation&) {}, EmptyShapes::skip);
       }},
      {"jsonl", [](std::string_view t) { one_file(Format::jsonl, t); }},
      {"labelstudio", [](std::string_view t) { one_file(Format::labelstudio, t); }},
      {"cvat", [](std::string_view t) { one_file(Format::cvat, t); }},
      {"voc", [](std::string_view t) { one_file(Format::voc, t); }},
      {"dataloop", [](std::string_view t) { one_file(Format::dataloop, t); }},
      {"datumaro", [](std::string_view t) { one_file(Format::datumaro, t); }},
      {"csv", [](std::string_view t) { one_file(Format::csv, t); }},
      {"yolo", [](std::string_view t) { yolo(Format::yolo, t); }},
      {"yolo-obb", [](std::string_view t) { yolo(Format::yolo_obb, t); }},
      {"zip", [](std::string_view t) {
         const FileTree tree = FileTree::open_zip(file("input.zip", t));
         for (const std::string& name : tree.names()) tree.read(name);
       }},
      {"detect", [](std::string_view t) {
         detect_format(FileTree::of_text("input", std::string(t)));
       }},
      {"recipe", [](std::string_view t) { recipe(RecipeFormat::yaml, "input", t); }},
      {"recipe-labelstudio", [](std::string_view t) { recipe(RecipeFormat::labelstudio, "input", t); }},
      {"recipe-cvat", [](std::string_view t) { recipe(RecipeFormat::cvat, "input", t); }},
      {"recipe-coco", [](std::string_view t) { recipe(RecipeFormat::coco, "input", t); }},
      {"recipe-dataloop", [](std::string_view t) { recipe(RecipeFormat::dataloop, "input", t); }},
      {"recipe-yolo", [](std::string_view t) { recipe(RecipeFormat::yolo, "input.yaml", t); }},
      {"manifest", [](std::string_view t) { read_manifest(t, "input"); }},
      {"bundle", [](std::string_view t) {
         BundleRowReader reader({"id", "name", "at"});
         LineReader all = LineReader::text(t, "input");
         while (const auto line = all.next()) reader.read(*line);
       }},
      {"node-answers", [](std::string_view t) {
         NodeAnswerReader reader(NodeAnswerReader::Annotations::read);
         LineReader all = LineReader::text(t, "input");
         while (const auto line = all.next()) reader.read(*line);
       }},
      {"task", [](std::string_view t) { read_task(t, "input", 0); }},
      {"pipeline", [](std::string_view t) { read_pipeline(t, "input", 0); }},
      {"annotations", lines<AnnotationReader>},
      {"items", lines<ItemReader>},
  };
  return k_readers;
}

const Try* g_try = nullptr;

}  // namespace

extern "C" int LLVMFuzzerInitialize(int*, char***) {
  const char* name = std::getenv("TASKS_FUZZ");
  const auto found = readers().find(name == nullptr ? "" : name);
  if (found == readers().end()) {
    std::fputs("TASKS_FUZZ names none of:", stderr);
    for (const auto& [known, use] : readers()) std::fprintf(stderr, " %s", known.c_str());
    std::fputc('\n', stderr);
    std::exit(2);
  }
  g_try = &found->second;
  return 0;
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  try {
    (*g_try)(std::string_view(reinterpret_cast<const char*>(data), size));
  } catch (const Error& e) {
    if (e.code() == Code::internal || e.code() == Code::io) std::abort();
  }
  return 0;
}
