# Run as a script (cmake -P) at build time: writes a C++ file that holds FILES as text, as the rows of a table.
#   OUTPUT   the .cpp      HEADER  what declares the table      FUNCTION  its name      ROW  the row's type
#   KIND     pages: rows {name, section, text} from NAME.SECTION.scd; files: rows {file name, text}
string(REPLACE "|" ";" files "${FILES}")
set(rows "")
foreach(file IN LISTS files)
  file(READ "${file}" text)
  get_filename_component(name "${file}" NAME)
  if(KIND STREQUAL "pages")
    string(REGEX REPLACE "^(.*)\\.([0-9])\\.scd$" "\"\\1\", \"\\2\"" key "${name}")
  else()
    set(key "\"${name}\"")
  endif()
  string(APPEND rows "    {${key}, R\"__text(${text})__text\"},\n")
endforeach()
file(WRITE "${OUTPUT}"
"// Made by cmake/EmbedTexts.cmake.
#include \"${HEADER}\"

namespace tasks::app {

std::span<const ${ROW}> ${FUNCTION}() {
  static constexpr ${ROW} k_rows[] = {
${rows}  };
  return k_rows;
}

}  // namespace tasks::app
")
