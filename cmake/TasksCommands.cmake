# tasks_commands(NAME…): the registry is made from this list. A command without its source, its page or its transcripts,
# and a source that is not listed, stop the configuration.
function(tasks_commands)
  set(declarations "")
  set(rows "")
  set(sources "")
  foreach(name IN LISTS ARGN)
    string(REPLACE "-" "_" identifier "${name}")
    set(source "${CMAKE_CURRENT_SOURCE_DIR}/${name}.cpp")
    foreach(needed "cmd/${name}.cpp" "man/tasks-${name}.1.scd" "tests/cli/${name}.t")
      if(NOT EXISTS "${PROJECT_SOURCE_DIR}/${needed}")
        message(FATAL_ERROR "command '${name}' has no ${needed}")
      endif()
    endforeach()
    list(APPEND sources "${source}")
    string(APPEND declarations "std::span<const Command> commands_${identifier}();\n")
    string(APPEND rows "      {\"${name}\", commands_${identifier}},\n")
  endforeach()
  file(GLOB present CONFIGURE_DEPENDS "${CMAKE_CURRENT_SOURCE_DIR}/*.cpp")
  foreach(source IN LISTS present)
    if(NOT source IN_LIST sources)
      message(FATAL_ERROR "${source} is not in the list of commands (cmd/CMakeLists.txt)")
    endif()
  endforeach()
  file(CONFIGURE OUTPUT "${CMAKE_CURRENT_BINARY_DIR}/registry.cpp" CONTENT
"// Made by CMake from the list of commands in cmd/CMakeLists.txt.
#include \"cmd/app/command.hpp\"

namespace tasks::app {

${declarations}
std::span<const CommandFile> command_files() {
  static const CommandFile k_files[] = {
${rows}  };
  return k_files;
}

}  // namespace tasks::app
")
  set(TASKS_COMMAND_SOURCES "${sources}" PARENT_SCOPE)
  set_property(GLOBAL PROPERTY TASKS_COMMAND_NAMES "${ARGN}")
endfunction()

# embed_texts(OUTPUT FILE KIND pages|files HEADER H FUNCTION F ROW R FILES …): a C++ file that holds the texts, made at build
# time (EmbedTexts.cmake says what it looks like).
function(embed_texts)
  cmake_parse_arguments(embed "" "OUTPUT;KIND;HEADER;FUNCTION;ROW" "FILES" ${ARGN})
  list(SORT embed_FILES)
  list(JOIN embed_FILES "|" files)
  set(script "${PROJECT_SOURCE_DIR}/cmake/EmbedTexts.cmake")
  add_custom_command(OUTPUT "${embed_OUTPUT}" VERBATIM DEPENDS ${embed_FILES} "${script}"
    COMMAND "${CMAKE_COMMAND}" "-DOUTPUT=${embed_OUTPUT}" "-DKIND=${embed_KIND}" "-DHEADER=${embed_HEADER}"
            "-DFUNCTION=${embed_FUNCTION}" "-DROW=${embed_ROW}" "-DFILES=${files}" -P "${script}")
endfunction()
